using System.Globalization;
using System.Text;
using CyberAware.Core;

namespace CyberAware.TestSupport;

/// <summary>
/// A small valid self-assessment: ten steps <c>step-1</c> to <c>step-10</c> with statements such as <c>s1-1</c>, of the
/// weights 3, 2 and 1, and one duty.
/// </summary>
internal static class AssessmentFiles
{
    private const int Steps = 10;
    private const int StatementsPerStep = 3;

    private const string Sources = """
        - id: order
          site: adilet.zan.kz
          title: { kk: Бұйрық, ru: Приказ }
          date: 2024-08-09
          checked-on: 2026-11-22
        """;

    public static void AddTo(ContentBuilder content)
    {
        content.WithPage("professionals", "hub", "Мәтін.");
        foreach (var step in Enumerable.Range(1, Steps))
        {
            content.WithPage(Invariant($"professionals/step-{step}"), "step", "Мәтін.\n\n## Тақырып {#topic}\n\nМәтін.");
        }

        content.WithFile("sources/order.yml", Sources);
        content.WithFile("assessments/professionals/assessment.yml", Yaml());
        foreach (var language in Language.All)
        {
            content.WithFile($"assessments/professionals/{language}.md", ContentBuilder.Text(Body()));
        }
    }

    // Five lines for each step, the first of which is 5; the duties begin on line 55.
    private static string Yaml()
    {
        var yaml = new StringBuilder("sources: [portal]\nreviewed: 2026-11-22\nreview-by: 2027-05-22\nsteps:\n");
        foreach (var step in Enumerable.Range(1, Steps))
        {
            yaml.Append(Invariant($"  - page: /professionals/step-{step}\n    statements:\n"));
            foreach (var place in Enumerable.Range(1, StatementsPerStep))
            {
                var law = step == 1 && place == 1 ? ", law: decree, point: \"33\"" : "";
                yaml.Append(Invariant($"      - {{ id: s{step}-{place}, weight: {StatementsPerStep + 1 - place}, anchor: topic{law} }}\n"));
            }
        }

        return yaml.Append("duties:\n  - { id: tell, contact: short, sources: [order] }\n").ToString();
    }

    // Fourteen lines for each step, the first of which is 7; the duties begin on line 147.
    private static string Body()
    {
        var body = new StringBuilder("Кіріспе.\n\n");
        foreach (var step in Enumerable.Range(1, Steps))
        {
            body.Append(Invariant($"## Қадам {step} {{#step-{step}}}\n\n"));
            foreach (var place in Enumerable.Range(1, StatementsPerStep))
            {
                body.Append(Invariant($"- Тұжырым {step}-{place}. {{#s{step}-{place}}}\n\n  Әрекет {step}-{place}.\n\n"));
            }
        }

        return body.Append("## Міндеттер {#duties}\n\nКіріспе.\n\n- Міндет. {#tell}\n\n  Мерзімі: бір күн.").ToString();
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
