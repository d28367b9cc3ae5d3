using CyberAware.Core;
using CyberAware.Core.Actions;
using CyberAware.TestSupport;
using CyberAware.Web.Pages.Advisors;
using CyberAware.Web.Tests.Pages.Quizzes;

namespace CyberAware.Web.Tests.Pages.Advisors;

public sealed class AdvisorMessageTests(SharedPortal portal)
{
    private const string Url = "https://portal.example/ru/check/scam/call";

    [Fact]
    public void For_Actions_HaveTheNumbersToCall()
    {
        var message = AdvisorMessage.For(
            Language.Find("ru")!, "Остановитесь", "Это обман", [Action("Позвоните в полицию.", "police"), Action("Наберите 102.", "police"), Action("Сохраните SMS.", null)],
            portal.Host.Library().Contacts, Url);

        Assert.Equal($"Остановитесь. Это обман\n\n1. Позвоните в полицию: 102\n2. Наберите 102.\n3. Сохраните SMS.\n\n{Url}", message);
    }

    [Fact]
    public void Fit_TooManyLines_LeavesOutTheLastOnes()
    {
        var line = new string('я', 300);

        Assert.Equal($"Вывод\n\n{line}\n{line}\n\n{Url}", AdvisorMessage.Fit("Вывод", [line, line, line], Url));
    }

    [Fact]
    public void Fit_LongHead_IsCutAfterAWordAndKeepsTheAddress()
    {
        var message = AdvisorMessage.Fit(string.Join(' ', Enumerable.Repeat("слово", 200)), ["1. Строка"], Url);

        Assert.InRange(message.Length, AdvisorMessage.MaxLength - 10, AdvisorMessage.MaxLength);
        Assert.EndsWith($"слово…\n\n{Url}", message, StringComparison.Ordinal);
    }

    private static RecommendedAction Action(string text, string? contact) => new(
        "id", "topic", 0, null, null, contact, ActionTime.Today, "you",
        Language.All.ToDictionary(language => language, _ => new RecommendedActionText(text, null, null, null)));
}
