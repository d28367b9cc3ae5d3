using CyberAware.Core;

namespace CyberAware.Content.Tests.Wording;

/// <summary>An abbreviation, and a pattern of the words it stands for in any case.</summary>
internal sealed record Abbreviation(string Short, string Long);

/// <summary>The abbreviations that the portal's texts use and that not every reader knows.</summary>
internal static class Abbreviations
{
    private static readonly Abbreviation[] Kazakh =
    [
        new("МО", "мемлекеттік орган"),
        new("МАО", "жергілікті атқарушы орган"),
        new("БКО", "бірыңғай көлік орта"),
        new("ХҚКО", "халыққа қызмет көрсету орталы"),
        new("БҚ", "бағдарламалық қамтамасыз ет"),
        new("АКТ", "ақпараттық-коммуникациялық технология"),
        new("ҮЕҰ", "үкіметтік емес ұйым"),
        new("РММ", "республикалық мемлекеттік мекеме"),
        new("ЭЦҚ", "электрондық[- ]цифрлық қолтаңба"),
        new("ҚР", "Қазақстан Республикасы"),
        new("ЕТ", "бірыңғай талаптар"),
        new("KZ-CERT", "компьютерлік инциденттерге"),
        new("VPN", "виртуалды жеке желі"),
    ];

    private static readonly Abbreviation[] Russian =
    [
        new("ГО", "государственн[а-я]+ орган"),
        new("МИО", "местн[а-я]+ исполнительн[а-я]+ орган"),
        new("ЕТС", "един[а-я]+ транспортн[а-я]+ сред"),
        new("ЦОН", "центр[а-я]* обслуживания населения"),
        new("ПО", "программн[а-я]+ обеспечени"),
        new("ИКТ", "информационно-коммуникационн[а-я]+ технологи"),
        new("НПО", "неправительственн[а-я]+ организаци"),
        new("РГУ", "республиканск[а-я]+ государственн[а-я]+ учреждени"),
        new("ЭЦП", "электронн[а-я]+[- ]цифров[а-я]+ подпис"),
        new("РК", "Республик[а-я] Казахстан"),
        new("ЕТ", "един[а-я]+ требовани"),
        new("KZ-CERT", "реагирования на компьютерные инциденты"),
        new("VPN", "виртуальн[а-я]+ частн[а-я]+ сет"),
    ];

    public static IReadOnlyList<Abbreviation> Of(Language language) => language == Language.Kazakh ? Kazakh : Russian;
}
