namespace Itog.Exam.People;

/// <summary>The categories of participants in the words of 004 appendix 12, short enough for a cell of a list.</summary>
public static class CategoryNames
{
    private static readonly Dictionary<ParticipantCategory, string> Names = new()
    {
        [ParticipantCategory.Usual] = "без категории",
        [ParticipantCategory.DeafSigning] = "глухие, позднооглохшие, владеющие сурдопереводом",
        [ParticipantCategory.DeafNotSigning] = "глухие, позднооглохшие, не владеющие сурдопереводом",
        [ParticipantCategory.HardOfHearing] = "слабослышащие",
        [ParticipantCategory.BlindBraille] = "слепые, поздноослепшие, владеющие шрифтом Брайля",
        [ParticipantCategory.BlindWithoutBraille] = "слепые, поздноослепшие, не владеющие шрифтом Брайля",
        [ParticipantCategory.LowVision] = "слабовидящие",
        [ParticipantCategory.SevereSpeechImpairment] = "тяжёлые нарушения речи",
        [ParticipantCategory.Musculoskeletal] = "нарушения опорно-двигательного аппарата",
        [ParticipantCategory.MusculoskeletalWithCondition] = "нарушения опорно-двигательного аппарата с сопутствующим заболеванием",
        [ParticipantCategory.AutismSpectrum] = "расстройства аутистического спектра",
        [ParticipantCategory.DevelopmentalDelay] = "задержка психического развития",
        [ParticipantCategory.Other] = "иные категории",
    };

    private static readonly Dictionary<string, ParticipantCategory> Short = new(StringComparer.Ordinal)
    {
        ["нет"] = ParticipantCategory.Usual,
        ["тнр"] = ParticipantCategory.SevereSpeechImpairment,
        ["нода"] = ParticipantCategory.Musculoskeletal,
        ["рас"] = ParticipantCategory.AutismSpectrum,
        ["зпр"] = ParticipantCategory.DevelopmentalDelay,
        ["иные"] = ParticipantCategory.Other,
    };

    public static IEnumerable<string> All => Names.Values;

    public static string Of(ParticipantCategory category) => Names[category];

    public static ParticipantCategory? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = text.Trim().ToLowerInvariant().Replace('ё', 'е');
        foreach (var (category, name) in Names)
        {
            if (string.Equals(name.ToLowerInvariant().Replace('ё', 'е'), plain, StringComparison.Ordinal))
            {
                return category;
            }
        }

        return Short.TryGetValue(plain, out var found) ? found : null;
    }
}
