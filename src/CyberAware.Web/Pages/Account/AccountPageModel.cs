using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.People;
using CyberAware.Core.Text;
using CyberAware.Web.Links;
using CyberAware.Web.Localization;
using CyberAware.Web.People;
using CyberAware.Web.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CyberAware.Web.Pages.Account;

/// <summary>Something wrong with a form.</summary>
/// <param name="Field">Name of the field; empty when it is about all of them.</param>
/// <param name="Message">What is wrong, in the reader's language.</param>
public sealed record FormError(string Field, string Message);

/// <summary>What every screen of accounts has.</summary>
public abstract class AccountPageModel(PortalSnapshot snapshot, PortalLinks links, FeatureResources texts) : PortalPageModel(snapshot, links)
{
    // Longer than anything that can be right.
    private const int MaxInput = 16 * 1024;

    // A longer wait is told in minutes.
    private const int MaxSeconds = 90;

    private readonly List<FormError> errors = [];

    /// <summary>Name of the screen, with which the keys of its texts begin.</summary>
    protected abstract string Name { get; }

    public override string Title => Text[Name + ".Title"];

    public override string Description => Title;

    public override string? Path => null;

    public override string UrlIn(Language language) => AccountPaths.InLanguage(Request.Path.Value!, language) + Request.QueryString.Value;

    /// <summary>Who has signed in; null on pages that open before.</summary>
    public SignedInPerson? SignedIn => SignedInPerson.For(HttpContext);

    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<FormError> Errors => errors;

    /// <summary>Whether the form was refused because the last credential was shown too long ago.</summary>
    public bool NeedsConfirmation { get; private set; }

    /// <summary>What stands above what is wrong.</summary>
    public virtual string ErrorsTitle => Text[errors.Exists(error => error.Field.Length > 0) ? "ErrorsHeading" : "RefusedHeading"];

    /// <summary>Whether the page shows what is never shown again, so that nothing may lead to the same page anew.</summary>
    public virtual bool ShowsOnce => false;

    /// <summary>Whether the form itself asks for the credential, so that the page needn't send anybody away for it.</summary>
    public virtual bool ConfirmsInPlace => false;

    /// <summary>The texts of the screens.</summary>
    protected IStringLocalizer Text => texts["Account"];

    /// <summary>The message at a field; null when it is right.</summary>
    public string? ErrorOf(string field) => errors.Find(error => error.Field == field)?.Message;

    /// <summary>A value of the form that was sent; empty when it wasn't.</summary>
    protected string Sent(string name) =>
        Request.HasFormContentType && Request.Form[name].ToString() is { Length: <= MaxInput } value ? value : "";

    protected void Add(string field, string message) => errors.Add(new FormError(field, message));

    protected void Add(string field, PasswordProblem problem) => Add(field, Text[$"Password.{problem}", PasswordRules.MinLength, PasswordRules.MaxLength]);

    /// <summary>Shows the form again, with what was typed and what is wrong.</summary>
    protected PageResult Refused(int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>Says that tries come too fast, and when the next one is looked at.</summary>
    protected PageResult TooEarly(TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Add("", Text["TooEarly", WaitText(texts, Language, wait)]);
        return Refused(StatusCodes.Status429TooManyRequests);
    }

    /// <summary>How long somebody has to wait, in words: in seconds, or a longer time in minutes.</summary>
    public static string WaitText(FeatureResources texts, Language language, TimeSpan wait)
    {
        var (unit, count) = wait.TotalSeconds > MaxSeconds ? ("Minute", (int)Math.Ceiling(wait.TotalMinutes)) : ("Second", (int)Math.Ceiling(wait.TotalSeconds));
        return texts.In(language, "Account", $"Wait.{unit}.{PluralFormatter.Pick(language, count, "One", "Few", "Many")}", count);
    }

    /// <summary>Asks for a credential again and keeps what was typed: it is shown in another tab, then the form is sent again.</summary>
    protected PageResult NotFresh()
    {
        NeedsConfirmation = true;
        return Refused(StatusCodes.Status403Forbidden);
    }

    /// <summary>Says that the account was changed elsewhere meanwhile.</summary>
    protected PageResult Stale()
    {
        Add("", Text["Refusal.Stale"]);
        return Refused(StatusCodes.Status409Conflict);
    }

    /// <summary>Sends to the own account, which says what was done.</summary>
    protected RedirectResult Done(string what) => Redirect($"{AccountPaths.Account(Language)}?done={what}");
}
