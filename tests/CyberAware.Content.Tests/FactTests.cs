using CyberAware.Core.Library;

namespace CyberAware.Content.Tests;

public sealed class FactTests(ITestOutputHelper output)
{
    [Fact]
    public void Facts_All_AreUsedBySomeText()
    {
        var library = RealContent.Library;
        var used = library.Pages.SelectMany(page => page.Texts.Values).SelectMany(text => text.Facts)
            .Concat(library.Advisors.SelectMany(advisor => advisor.Outcomes).SelectMany(outcome => outcome.Texts.Values).SelectMany(text => text.Facts))
            .Concat(library.Actions.Values.Select(action => action.Contact).OfType<string>());

        Assert.Empty(library.Contacts.Keys.Concat(library.Laws.Keys).Except(used));
    }

    // An old fact is work for an editor, not a reason to stop a release: it is printed only.
    [Fact]
    public void Facts_All_AreNotCheckedInFuture()
    {
        var warnings = StalenessCheck.Run(RealContent.Library, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));

        foreach (var warning in warnings)
        {
            output.WriteLine(warning.ToString());
        }

        Assert.DoesNotContain(warnings, warning => warning.Code == "fact-future");
    }
}
