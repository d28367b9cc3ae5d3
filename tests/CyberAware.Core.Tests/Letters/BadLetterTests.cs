namespace CyberAware.Core.Tests.Letters;

/// <summary>Letters that are refused: each with its code, its file and its line, and with nothing besides.</summary>
public sealed class BadLetterTests
{
    private const string Yaml = SampleLetter.Yaml;
    private const string Russian = SampleLetter.Russian;

    /// <summary>File, a part of it, what replaces that part, and what is expected.</summary>
    public static TheoryData<string, string, string, string> Slips => new()
    {
        { Yaml, "order: 1", "order: one", "letter.yml:1: wrong-type" },
        { Yaml, "2027-05-28", "2026-05-28", "letter.yml:4: review-order" },
        { Yaml, "sources: [act-1]", "sources: [act-1, act-2]", "letter.yml:5: unknown-source" },
        { Yaml, "sources: [act-1]", "sources: []", "letter.yml:9: letter-required-by" },
        { Yaml, "groups:", "colour: red\ngroups:", "letter.yml:6: unknown-key" },
        { Yaml, "required: true, required-by: act-1", "required-by: act-1", "letter.yml:9: letter-required-by, kk.md:10: letter-why, kk.md:42: letter-slot, kk.md:54: letter-slot, kk.md:86: letter-slot, ru.md:10: letter-why, ru.md:42: letter-slot, ru.md:54: letter-slot, ru.md:86: letter-slot" },
        { Yaml, "autocomplete: name", "autocomplete: street-address", "letter.yml:9: letter-address" },
        { Yaml, "autocomplete: name", "autocomplete: cc-number", "letter.yml:9: unknown-value" },
        { Yaml, "max: 40", "max: 0", "letter.yml:9: out-of-range" },
        { Yaml, "max: 40", "max: 6001", "letter.yml:6: letter-too-long" },
        { Yaml, "kind: text, required", "kind: word, required", "letter.yml:9: unknown-value" },
        { Yaml, "format: number", "format: iban", "letter.yml:11: unknown-value" },
        { Yaml, "[stop, tell]", "[stop, tell, tell]", "letter.yml:14: duplicate-id" },
        { Russian, "{today}", "Бүгін.", "ru.md:82: letters-differ, ru.md:86: letter-date" },
        { Russian, "Нөмірі {number}", "Нөмірі {numbr}", "ru.md:45: letter-slot, ru.md:15: letter-field-unused, ru.md:45: letters-differ" },
        { Russian, "::: if number\nНөмірі {number}\n:::", "Нөмірі {number}", "ru.md:44: letter-slot, ru.md:44: letters-differ" },
        { Russian, "Нөмірі {number}", "Нөмірі {way}", "ru.md:45: letter-slot, ru.md:15: letter-field-unused, ru.md:45: letters-differ" },
        { Russian, "\n{story}\n", "\nОқиға: {story}\n", "ru.md:56: letter-slot" },
        { Russian, "::: if day\nКүні: {day}.\n:::", "::: if day\nКүні: {day}.", "ru.md:58: block-open" },
        { Russian, "\n{story}\n", "\n{story}\n:::\n", "ru.md:57: block-close" },
        { Russian, "::: if way/mail", "::: when way/mail", "ru.md:66: letter-condition, ru.md:68: block-close, ru.md:21: letter-field-unused, ru.md:67: letters-differ" },
        { Russian, "::: if way/mail", "::: if way/mial", "ru.md:67: letter-condition, ru.md:21: letter-field-unused, ru.md:67: letters-differ" },
        { Russian, "::: if way/mail", "::: if wey/mail", "ru.md:67: letter-condition, ru.md:21: letter-field-unused, ru.md:67: letters-differ" },
        { Russian, "Хат.\n:::", "**Хат.**\n:::", "ru.md:67: letter-markup" },
        { Russian, "Хат.\n:::", "Хат {Day}.\n:::", "ru.md:67: letter-markup" },
        { Russian, "Хат.\n:::", "- Хат.\n:::", "ru.md:67: letters-differ" },
        { Russian, "law:decree/in", "law:decrea/in", "ru.md:54: unknown-law" },
        { Russian, "law:decree/in", "law:decree/on", "ru.md:54: unknown-form" },
        { Russian, "[](law:decree/in)", "Қаулыда", "ru.md:54: letters-differ" },
        { Russian, "{#title}", "{#subject}", "ru.md:48: letter-part, ru.md:86: letter-part, ru.md:50: letters-differ" },
        { Russian, "## Атауы {#title}", "## Атауы", "ru.md:48: letter-part, ru.md:86: letter-part, ru.md:50: letters-differ" },
        { Russian, "\n## Кімге {#addressee}", "\nБасы.\n\n## Кімге {#addressee}", "ru.md:36: letter-part" },
        { Russian, "hint: Жазыңыз.", "example: Жазыңыз.", "ru.md:12: letters-differ" },
        { Russian, "    hint: Жазыңыз.", "    why: Жазыңыз.", "ru.md:12: letter-why, ru.md:12: letters-differ" },
        { Russian, "label: Нөмір\n    why: Керек.", "label: Нөмір", "ru.md:15: letter-why" },
        { Russian, "      tell: Айту\n", "", "ru.md:30: missing-key" },
        { Russian, "  - Жіберіңіз.", "  - Жіберіңіз.\n  - Күтіңіз.", "ru.md:32: letters-differ" },
        { Russian, "notice: Үлгі.\n", "", "ru.md:2: missing-key" },
    };

    [Fact]
    public void Load_SampleLetter_IsWithoutProblems() => Assert.Empty(SampleLetter.Content().Load().Problems);

    [Theory]
    [MemberData(nameof(Slips))]
    public void Load_LetterWithASlip_NamesCodeFileAndLine(string path, string part, string text, string expected)
    {
        var found = SampleLetter.Content().WithReplaced(path, part, text).Load().Problems.Select(SampleLetter.Short).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(", ", expected.Split(", ").Order(StringComparer.Ordinal)), string.Join(", ", found));
    }

    [Theory]
    [InlineData(Yaml, "letter.yml:1: file-missing")]
    [InlineData("letters/note/kk.md", "kk.md:1: file-missing")]
    public void Load_LetterWithoutAFile_NamesIt(string path, string expected) =>
        Assert.Equal([expected], SampleLetter.Content().Without(path).Load().Problems.Select(SampleLetter.Short));

    [Theory]
    [InlineData("letters/note/more.md")]
    [InlineData("letters/page.yml")]
    public void Load_StrangeFileBesideALetter_IsRefused(string path) =>
        Assert.Equal([$"{Path.GetFileName(path)}:1: unknown-file"], SampleLetter.Content().WithFile(path, "A.").Load().Problems.Select(SampleLetter.Short));
}
