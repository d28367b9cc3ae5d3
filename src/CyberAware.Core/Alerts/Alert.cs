using CyberAware.Core.Pages;
using CyberAware.Core.References;
using CyberAware.Core.Text;

namespace CyberAware.Core.Alerts;

/// <summary>
/// A warning of a scheme that is at work now. It is published at one moment and stops counting at another one, both written
/// in it beforehand. The words for its weight are those of CAP 1.2, in lower case.
/// </summary>
/// <param name="Page">Its text in both languages, which is shown as any page's is.</param>
/// <param name="Severity">How bad the harm is: one of <see cref="Severities"/>.</param>
/// <param name="Urgency">How soon to act: one of <see cref="Urgencies"/>.</param>
/// <param name="Certainty">How sure the scheme is at work: one of <see cref="Certainties"/>.</param>
/// <param name="Issued">Moment from which it is public.</param>
/// <param name="Expires">Moment from which it stands in the archive, later than <paramref name="Issued"/>.</param>
/// <param name="Sources">Who warned of the scheme and when, at least one.</param>
/// <param name="Advice">Where a decision helper says what to do; null when the warning names none.</param>
/// <param name="Texts">The words without markup, for feeds and programs.</param>
public sealed record Alert(
    ContentPage Page,
    string Severity,
    string Urgency,
    string Certainty,
    DateTimeOffset Issued,
    DateTimeOffset Expires,
    IReadOnlyList<Source> Sources,
    AlertAdvice? Advice,
    IReadOnlyDictionary<Language, AlertText> Texts)
{
    /// <summary>Folder of all warnings, and path of the page that lists them.</summary>
    public const string Section = "alerts";

    /// <summary>The severities, mildest first.</summary>
    public static readonly IReadOnlyList<string> Severities = ["minor", "moderate", "severe", "extreme"];

    /// <summary>The urgencies, most urgent first.</summary>
    public static readonly IReadOnlyList<string> Urgencies = ["immediate", "expected", "future", "past", "unknown"];

    /// <summary>The certainties, surest first.</summary>
    public static readonly IReadOnlyList<string> Certainties = ["observed", "likely", "possible", "unlikely", "unknown"];

    /// <summary>Name of its folder and last part of its address.</summary>
    public string Slug => Page.Slug;

    /// <summary>The country's day on which it was published.</summary>
    public DateOnly FirstDay => LocalTime.DayOf(Issued.UtcDateTime);

    /// <summary>The country's last day on which it counts.</summary>
    public DateOnly LastDay => LocalTime.DayOf(Expires.AddTicks(-1).UtcDateTime);

    /// <summary>Its text in a language.</summary>
    public PageText this[Language language] => Page[language];

    /// <summary>Whether it counts at a moment: from the one of its publication up to, but without, the one of its end.</summary>
    public bool IsActiveAt(DateTimeOffset moment) => Issued <= moment && moment < Expires;
}

/// <summary>The outcome of a decision helper that fits a warning. Both exist: the loader has looked.</summary>
/// <param name="Advisor">Slug of the helper.</param>
/// <param name="Outcome">Id of the outcome.</param>
public sealed record AlertAdvice(string Advisor, string Outcome)
{
    /// <summary>Reads what stands in <c>alert.yml</c>: helper and outcome with a slash between them; null when it has another form.</summary>
    public static AlertAdvice? Parse(string text) => text.Split('/') is [{ Length: > 0 } advisor, { Length: > 0 } outcome] ? new AlertAdvice(advisor, outcome) : null;
}
