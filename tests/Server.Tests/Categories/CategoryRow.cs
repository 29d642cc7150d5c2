using Itog.Exam.People;
using Itog.Exam.Regulation;

namespace Itog.Server.Tests.Categories;

/// <summary>A row of the table of scales [004 appendix 12] with what follows from it on the day.</summary>
/// <param name="Codes">The criteria of its protocol.</param>
/// <param name="Without">The stages that this participant does not have.</param>
/// <param name="Card">Whether he may read the interlocutor's card.</param>
/// <param name="Live">Whether an expert may be in the room.</param>
public sealed record CategoryRow(
    ParticipantCategory Category, AnswerForm Form, string Codes, int Max, int Pass, Stage[] Without, bool Card = false, bool Live = true, ParticipantCategory? Accompanying = null)
{
    private static readonly Stage[] Aloud = [Stage.ReadingAloud];
    private static readonly Stage[] Retelling = [Stage.RetellingPreparation, Stage.Retelling];
    private static readonly Stage[] TextOfBoth = [Stage.TextIntroduction, Stage.SilentReading, Stage.ReadingAloud, .. Retelling];

    private const string All = "Ч1 Ч2 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4";
    private const string Signed = "П1 П2 П3 М1 М2 Д1";
    private const string Sighted = "Ч1 Ч3 П1 П2 П3 М1 М2 Д1 Р1 Р2 Р3 Р4";

    public static IReadOnlyList<CategoryRow> Table { get; } =
    [
        new(ParticipantCategory.Usual, AnswerForm.Oral, All, 20, 10, []),
        new(ParticipantCategory.DeafSigning, AnswerForm.OralWithInterpreter, Signed, 10, 5, Aloud),
        new(ParticipantCategory.DeafNotSigning, AnswerForm.Written, Signed, 10, 5, Aloud, Card: true),
        new(ParticipantCategory.HardOfHearing, AnswerForm.Oral, Signed, 10, 5, [], Card: true),
        new(ParticipantCategory.HardOfHearing, AnswerForm.OralWithInterpreter, Signed, 10, 5, [], Card: true),
        new(ParticipantCategory.BlindBraille, AnswerForm.Oral, Sighted, 19, 9, []),
        new(ParticipantCategory.BlindWithoutBraille, AnswerForm.Oral, "М1 М2 Д1 Р1 Р2 Р3", 12, 6, TextOfBoth),
        new(ParticipantCategory.LowVision, AnswerForm.Oral, Sighted, 19, 9, []),
        new(ParticipantCategory.SevereSpeechImpairment, AnswerForm.Written, Signed, 10, 5, Aloud, Card: true),
        new(ParticipantCategory.Musculoskeletal, AnswerForm.Oral, All, 20, 10, []),
        new(ParticipantCategory.MusculoskeletalWithCondition, AnswerForm.Written, Signed, 10, 5, Aloud, Card: true, Accompanying: ParticipantCategory.SevereSpeechImpairment),
        new(ParticipantCategory.MusculoskeletalWithCondition, AnswerForm.OralWithInterpreter, Signed, 10, 5, Aloud, Accompanying: ParticipantCategory.DeafSigning),
        new(ParticipantCategory.MusculoskeletalWithCondition, AnswerForm.Oral, "Ч1 М1 М2 Д1", 7, 3, Retelling, Live: false, Accompanying: ParticipantCategory.AutismSpectrum),
        new(ParticipantCategory.AutismSpectrum, AnswerForm.Oral, "Ч1 М1 М2 Д1", 7, 3, Retelling, Live: false),
        new(ParticipantCategory.DevelopmentalDelay, AnswerForm.Oral, "Ч1 П1 П2 П3 М1 М2 Д1", 11, 5, []),
        new(ParticipantCategory.Other, AnswerForm.Oral, All, 20, 10, []),
    ];

    public IEnumerable<Stage> Stages => Enum.GetValues<Stage>().Except(Without);
}
