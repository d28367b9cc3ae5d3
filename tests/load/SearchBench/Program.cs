using System.Diagnostics;
using System.Globalization;
using CyberAware.Core;
using CyberAware.Core.Documents;
using CyberAware.Core.Library;
using CyberAware.Core.Search;

// What eng/bench.sh search prints of the index itself; ends with 1 when an aim is missed. Usage: SearchBench CONTENT-FOLDER QUERIES
const int Rounds = 400; // until the compiler has settled
const double MaxBuildMilliseconds = 300;
const double MaxRatio = 4;
string[] syllables = ["", "ра", "лу", "ми", "зо", "те", "кы", "ша", "фо", "ве"];

var library = ContentLoader.Load(ContentFile.ReadFolder(args[0])).Library ?? throw new InvalidOperationException("The content has errors.");
var queries = File.ReadLines(args[1]).Skip(1).Select(line => line.Split('\t')).Select(cells => (Text: cells[0], Language: Language.Find(cells[1])!)).ToList();
var index = SearchIndexBuilder.Build(library); // compiles the code
var build = Enumerable.Range(0, 5).Min(_ => Timed(() => index = SearchIndexBuilder.Build(library))).TotalMilliseconds;
var asked = Enumerable.Range(0, Rounds).Min(_ => Timed(() => Ask(index))).TotalMilliseconds / queries.Count;
Print($"{index.Count} sections are indexed in {build:0} ms; a query takes {asked:0.00} ms.");

var documents = library.Pages.SelectMany(SearchIndexBuilder.OfPage).ToList();
var small = new SearchIndex(documents, library.Synonyms, []);
var large = new SearchIndex(Enumerable.Range(0, 10).SelectMany(copy => documents.Select(document => Varied(document, copy))), library.Synonyms, []);

// Pairs, so that a busy machine slows both alike.
var ratio = Enumerable.Range(0, Rounds).Select(_ => Timed(() => Ask(large)) / Timed(() => Ask(small))).Order().ElementAt(Rounds / 2);
Print($"A query costs {ratio:0.0} times as much over {large.Count} sections as over {small.Count}.");
return build < MaxBuildMilliseconds && ratio <= MaxRatio ? 0 : 1;

// A third of the words of a copy are new ones, as in texts on other subjects.
SearchDocument Varied(SearchDocument document, int copy) => copy == 0 ? document : document with
{
    Path = $"{document.Path}-{copy}",
    Text = string.Join(' ', document.Text.Split(' ').Select((word, i) => (i + copy) % 3 == 0 && word.Length > 4 ? word.Insert(2, syllables[copy]) : word)),
};

void Ask(SearchIndex searched)
{
    foreach (var query in queries)
    {
        searched.Find(query.Text, query.Language);
    }
}

static TimeSpan Timed(Action action)
{
    var watch = Stopwatch.StartNew();
    action();
    return watch.Elapsed;
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
