using CyberAware.Core.Letters;
using CyberAware.Core.Pages;
using CyberAware.Core.Text;
using CyberAware.Web.Api;
using CyberAware.Web.Endpoints;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;

namespace CyberAware.Web.Pages.Letters;

/// <summary>
/// The form of a letter; a filled-in one becomes the letter or a document. What is sent stands in the answer alone: never in
/// an address, a log, a cache or the database, see docs/adr/0023-letters-are-stateless.md.
/// </summary>
[PublicPage]
[LongForm]
public sealed class LetterModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts, TimeProvider clock) : PortalPageModel(snapshot, links)
{
    /// <summary>The letter; set by the handler before the page is drawn.</summary>
    public Letter Letter { get; private set; } = null!;

    public LetterText Text => Letter[Language];

    /// <summary>What was sent; nothing in a fresh form.</summary>
    public LetterForm Sent { get; private set; } = LetterForm.Empty;

    /// <summary>What is wrong with it.</summary>
    public IReadOnlyList<LetterError> Errors { get; private set; } = [];

    /// <summary>The finished letter; null as long as the form is shown.</summary>
    public FinishedLetter? Finished { get; private set; }

    public override string Title => Errors.Count > 0 ? texts["Letters"]["ErrorTitle", Text.Title] : Finished is not null ? texts["Letters"]["ReadyTitle", Text.ShortTitle] : Text.Title;

    public override string Description => Text.Summary;

    public override string ShortTitle => Text.ShortTitle;

    public override string? Path => LetterPaths.For(Letter);

    public override IEnumerable<ContentPage> Ancestors => Library.FindCurrent(LetterPaths.Hub) is { } hub ? [hub] : [];

    public string FormUrl => Links.Letter(Language, Letter);

    /// <summary>What is wrong with a field, in words; null when nothing is.</summary>
    public string? ErrorOf(LetterField field) => Errors.FirstOrDefault(error => error.Field == field) is { } error
        ? texts["Letters"][$"Error.{error.Kind}", field.MaxLength, error.Length].Value
        : null;

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Response.Headers.CacheControl = "no-store";
        if (!Find())
        {
            return NotFound();
        }

        if (!Request.HasFormContentType)
        {
            return StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            Sent = LetterForm.Read(Letter, await Request.ReadFormAsync(cancellation));
        }
        catch (BadHttpRequestException e)
        {
            return StatusCode(e.StatusCode);
        }
        catch (InvalidDataException)
        {
            return BadRequest();
        }

        return Sent.Wanted == LetterForm.Form ? Page() : Answer();
    }

    private IActionResult Answer()
    {
        var result = LetterWriter.Write(Letter, Language, Sent.Values, LocalTime.DayOf(clock.GetUtcNow().UtcDateTime));
        (Finished, Errors) = (result.Letter, result.Errors);
        if (Finished is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        return Sent.Wanted == LetterForm.Document
            ? File(LetterDocument.Create(Finished, Text.Title), WordFile.ContentType, $"{Letter.Slug}-{Language}.docx")
            : Page();
    }

    // Model binding is not asked: it gives up on forms that it can't read.
    private bool Find()
    {
        Letter = Library.FindLetter((string)RouteData.Values["slug"]!)!;
        return Letter is not null;
    }
}
