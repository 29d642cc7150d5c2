using System.Collections.Immutable;
using Itog.Exam.Regulation;

namespace Itog.Exam.Scoring;

/// <summary>
/// The stages of the course that a scale leaves: a task that the category is not given is left out with its preparation, and the text with both tasks
/// that are about it [004 appendix 12]. Pure.
/// </summary>
public static class AssignedStages
{
    /// <summary>The whole course, in its order.</summary>
    public static ImmutableArray<Stage> All { get; } = [.. Enum.GetValues<Stage>()];

    public static ImmutableArray<Stage> Of(Scale scale)
    {
        ArgumentNullException.ThrowIfNull(scale);
        return [.. All.Where(stage => Has(scale, stage))];
    }

    private static bool Has(Scale scale, Stage stage) => stage switch
    {
        // Task 1 unscored is still a text to read: without it nothing could be retold.
        Stage.TextIntroduction or Stage.SilentReading => scale.Assigns(1) || scale.Assigns(2),
        Stage.ReadingAloud => scale.Assigns(1) || scale.MayReadAloud,
        Stage.RetellingPreparation or Stage.Retelling => scale.Assigns(2),
        Stage.MonologuePreparation or Stage.Monologue => scale.Assigns(3),
        Stage.Dialogue => scale.Assigns(4),
        Stage.TopicChoice => scale.Assigns(3) || scale.Assigns(4),
        _ => true,
    };
}
