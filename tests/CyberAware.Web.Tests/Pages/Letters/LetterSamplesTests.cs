using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberAware.Core;
using CyberAware.Core.Letters;
using CyberAware.Core.Text;
using CyberAware.TestSupport;
using CyberAware.TestSupport.Databases;
using CyberAware.Web.Api;
using CyberAware.Web.Links;
using CyberAware.Web.Pages.Letters;
using CyberAware.Web.Tests.Pages.Quizzes;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Npgsql;

namespace CyberAware.Web.Tests.Pages.Letters;

/// <summary>
/// Twelve made-up cases of each letter in each language, sent to the running program: the letter and the document hold all
/// that the law and the reader ask for, and afterwards nothing of it is found anywhere.
/// </summary>
public sealed class LetterSamplesTests(TestDatabases databases, SharedPortal portal) : IClassFixture<TestDatabases>
{
    private static readonly Dictionary<(string Slug, string Language), string[]> Fixed = new()
    {
        [("demand", "kk")] = ["Ұйым басшысына", "Дербес деректер жөніндегі талап", "№ 94-V", "талап етемін"],
        [("demand", "ru")] = ["Руководителю организации", "Требование о персональных данных", "№ 94-V", "требую"],
        [("withdrawal", "kk")] = ["Ұйым басшысына", "келісімді кері қайтарып алу", "№ 94-V", "8-бабының 1-тармағына", "15 жұмыс күні"],
        [("withdrawal", "ru")] = ["Руководителю организации", "Отзыв согласия", "№ 94-V", "пунктом 1 статьи 8", "15 рабочих дней"],
        [("complaint", "kk")] = ["Ақпараттық қауіпсіздік комитетіне", "шағым", "№ 94-V", "№ 350-VI", "76-бабында", "15 жұмыс күні"],
        [("complaint", "ru")] = ["В Комитет по информационной безопасности", "Жалоба", "№ 94-V", "№ 350-VI", "статьёй 76", "15 рабочих дней"],
    };

    [Theory]
    [ClassData(typeof(EveryDatabase))]
    public async Task Post_EverySample_IsWholeAndLeavesNoTrace(DatabaseProvider provider)
    {
        var database = await databases.StartedAsync(provider);
        var cache = Directory.CreateTempSubdirectory("portal-letters-");
        try
        {
            var typed = new HashSet<string>(StringComparer.Ordinal);
            await using (var process = new PortalProcess(
                database.ConnectionString,
                ("ASPNETCORE_ENVIRONMENT", "Production"),
                ("Portal__CachePath", cache.FullName),
                ("Serilog__MinimumLevel__Default", "Debug"),
                ("Serilog__MinimumLevel__Override__Microsoft", "Debug"),
                ("Serilog__MinimumLevel__Override__System", "Debug")))
            {
                using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = process.Address };
                process.Start();
                await process.AnswersAsync(client);
                foreach (var letter in portal.Host.Library().Letters)
                {
                    foreach (var language in Language.All)
                    {
                        for (var number = 0; number < LetterSamples.Count; number++)
                        {
                            await SendAsync(client, letter, language, number, typed);
                        }

                        // What the portal keeps for everybody is the empty form.
                        var form = await client.GetStringAsync($"/{language}/{LetterPaths.For(letter)}", TestContext.Current.CancellationToken);
                        Assert.DoesNotContain(LetterSamples.Mark, form, StringComparison.Ordinal);
                    }
                }

                await process.WroteAsync("/ru/letters/withdrawal");
                Assert.Contains(process.Output, line => line.Contains("POST", StringComparison.Ordinal) && line.Contains("/ru/letters/withdrawal", StringComparison.Ordinal));
                Assert.All(process.Output, line => Assert.DoesNotContain(typed, value => line.Contains(value, StringComparison.OrdinalIgnoreCase)));
            }

            Assert.All(await StoredAsync(database.IsPostgreSql, database.ConnectionString, cache), text =>
                Assert.DoesNotContain(typed, value => text.Contains(value, StringComparison.OrdinalIgnoreCase)));
        }
        finally
        {
            cache.Delete(recursive: true);
        }
    }

    private static async Task SendAsync(HttpClient client, Letter letter, Language language, int number, HashSet<string> typed)
    {
        var address = $"/{language}/{LetterPaths.For(letter)}";
        var fields = LetterSamples.Fields(letter, language, number);
        typed.UnionWith(fields.Where(field => field.Value.Any(char.IsDigit) && letter.Fields.Any(known => LetterForm.Prefix + known.Id == field.Key && known.Kind is not (LetterFieldKind.Date or LetterFieldKind.Choice or LetterFieldKind.Checks)))
            .Select(field => field.Value.Split('\r')[0]));
        typed.Add(LetterSamples.Mark);

        using var page = await client.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        AssertHeaders(page);
        var html = await new HtmlParser().ParseDocumentAsync(await page.DecodedAsync(), TestContext.Current.CancellationToken);
        var lines = html.QuerySelectorAll(".letter-sheet p").Select(paragraph => paragraph.TextContent).ToList();
        AssertComplete(letter, language, fields, lines, $"{address} {number}");
        Assert.Empty(html.QuerySelectorAll(".letter-sheet *:not(p), .letter-sheet p *"));
        var copy = ((IHtmlTextAreaElement)html.QuerySelector("#site-letter-text")!).Value;
        Assert.Equal(lines, copy.Split('\n').Where(line => line.Length > 0));

        using var document = await client.PostAsync(address, fields.Append(new(LetterForm.WantedField, LetterForm.Document)));
        AssertHeaders(document);
        Assert.Equal(WordFile.ContentType, document.Content.Headers.ContentType?.MediaType);
        Assert.Equal($"{letter.Slug}-{language}.docx", document.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(lines, await ParagraphsAsync(document));
    }

    private static void AssertHeaders(HttpResponseMessage response)
    {
        Assert.Equal("no-store", response.Header("Cache-Control"));
        Assert.Null(response.Header("Set-Cookie"));
        Assert.Null(response.Header("ETag"));
        Assert.Null(response.Header("Age"));
        Assert.DoesNotContain(response.Headers.Concat(response.Content.Headers), header => header.Value.Any(value => value.Contains(LetterSamples.Mark, StringComparison.Ordinal)));
    }

    private static void AssertComplete(Letter letter, Language language, IReadOnlyList<KeyValuePair<string, string>> fields, IReadOnlyList<string> lines, string which)
    {
        var text = string.Join('\n', lines);
        foreach (var words in Fixed[(letter.Slug, language.Tag)])
        {
            Assert.True(text.Contains(words, StringComparison.Ordinal), $"{which} lacks '{words}':\n{text}");
        }

        foreach (var field in letter.Fields)
        {
            var values = fields.Where(sent => sent.Key == LetterForm.Prefix + field.Id).Select(sent => sent.Value).ToList();
            Assert.True(values.Count > 0 || !field.IsRequired, which);
            foreach (var value in field.Options.Count > 0 ? [] : values)
            {
                var expected = field.Kind == LetterFieldKind.Date
                    ? [DateFormatter.Full(language, DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture))]
                    : LetterSamples.Lines(field.Kind == LetterFieldKind.Multiline ? value : value.Replace('\n', ' '));
                Assert.All(expected, line => Assert.Contains(line.Trim(), text, StringComparison.Ordinal));
            }
        }

        // The day of writing and the line to sign on, with the name beside it, come last.
        var today = LocalTime.DayOf(DateTime.UtcNow);
        Assert.Contains(lines[^2], new[] { DateFormatter.Full(language, today), DateFormatter.Full(language, today.AddDays(-1)) });
        var name = fields.Single(sent => sent.Key == LetterForm.Prefix + "name").Value;
        Assert.Equal($"_______________ {name}", lines[^1]);

        // Each demand that was ticked is a numbered one, from 1.
        var demands = fields.Count(sent => sent.Key == LetterForm.Prefix + "demands");
        Assert.Equal(demands > 0, lines.Any(line => line.StartsWith("1. ", StringComparison.Ordinal)) && demands > 0);
        Assert.True(lines.Count(line => line.Length > 2 && char.IsAsciiDigit(line[0]) && line[1] == '.') >= demands, which);
        Assert.DoesNotContain(text, character => character is '\u202E' or '\u200B' or '\u2066' or '\uFFFE' || (char.IsControl(character) && character != '\n'));
    }

    private static async Task<List<string>> ParagraphsAsync(HttpResponseMessage response)
    {
        using var bytes = new MemoryStream(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var document = WordprocessingDocument.Open(bytes, false);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(fault => $"{fault.Path?.XPath}: {fault.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Null(document.PackageProperties.Creator);
        AssertSignedBesideText(document.MainDocumentPart!);
        return [.. document.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().Select(paragraph => paragraph.InnerText)];
    }

    // The last words, the day and the signature stay on one sheet; the words above may part.
    private static void AssertSignedBesideText(MainDocumentPart main)
    {
        var styles = main.StyleDefinitionsPart!.Styles!.Elements<Style>()
            .Where(style => style.StyleParagraphProperties?.KeepNext is not null).Select(style => style.StyleId!.Value).ToHashSet();
        var kept = main.Document!.Body!.Elements<Paragraph>()
            .Select(paragraph => paragraph.ParagraphProperties is { } properties && (properties.KeepNext is not null || styles.Contains(properties.ParagraphStyleId?.Val?.Value))).ToList();
        Assert.Equal([false, true, true, false], kept.TakeLast(4));
    }

    // Every file of the embedded database and of the cache, and every row of the other one.
    private static async Task<List<string>> StoredAsync(bool isPostgreSql, string connectionString, DirectoryInfo cache)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var files = cache.EnumerateFiles("*", SearchOption.AllDirectories).ToList();
        if (!isPostgreSql)
        {
            var database = new FileInfo(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connectionString).DataSource);
            files.AddRange(database.Directory!.EnumerateFiles(database.Name + "*"));
        }

        var texts = files.ConvertAll(file => Encoding.UTF8.GetString(File.ReadAllBytes(file.FullName)));
        if (!isPostgreSql)
        {
            return texts;
        }

        await using var source = NpgsqlDataSource.Create(connectionString);
        var tables = new List<string>();
        await using (var names = await source.CreateCommand("SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'").ExecuteReaderAsync(cancellation))
        {
            while (await names.ReadAsync(cancellation))
            {
                tables.Add(names.GetString(0));
            }
        }

        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
#pragma warning disable CA2100 // The name comes quoted from the database itself.
            await using var command = source.CreateCommand($"SELECT t::text FROM {table} t");
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                texts.Add(rows.GetString(0));
            }
        }

        return texts;
    }
}
