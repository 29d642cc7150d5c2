using Itog.Exam.Regulation;

namespace Itog.Exam.People.Planning;

/// <summary>
/// How long a slot of the connection schedule is: the checks before the КИМ and the greeting, the stages' limits of the regulation, and the extra
/// minutes of those to whom they are granted [002 §40.1а]; then a break, never longer than the regulation's. Immutable.
/// </summary>
/// <param name="Checks">Room, desk, identity, briefing and greeting: not counted as the participant's time, and yet they take it.</param>
/// <param name="Break">Between two answers.</param>
public sealed record SlotRules(RegulationPack Pack, TimeSpan Checks, TimeSpan Break)
{
    public static TimeSpan UsualChecks { get; } = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestChecks = TimeSpan.FromMinutes(20);

    /// <summary>The rules with what the organizer wishes, or why that cannot be.</summary>
    public static Outcome<SlotRules> Make(RegulationPack pack, int? checksMinutes, int? breakMinutes)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var checks = checksMinutes is { } c ? TimeSpan.FromMinutes(c) : UsualChecks;
        var pause = breakMinutes is { } b ? TimeSpan.FromMinutes(b) : pack.Break.Value;
        return checks < TimeSpan.Zero || checks > LongestChecks
            ? new Problem("checks-length", "Слишком долгие проверки", $"На проверки перед КИМ отведите до {LongestChecks.TotalMinutes:0} минут.")
            : pause < TimeSpan.Zero || pause > pack.Break.Value
                ? new Problem("break-length", "Слишком долгий перерыв", $"Перерыв между ответами — не больше {pack.Break.Value.TotalMinutes:0} минут.", pack.Break.Clause)
                : new SlotRules(pack, checks, pause);
    }

    /// <summary>The counted stages: 15–16 minutes in every regulation so far.</summary>
    public TimeSpan Answer => Pack.Stages.Where(s => s.Counted).Aggregate(TimeSpan.Zero, (sum, stage) => sum + (stage.Limit ?? TimeSpan.Zero));

    /// <summary>From connecting to the end of the answer.</summary>
    public TimeSpan Of(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return Checks + Answer + (participant.ExtraTime ? Pack.ExtraTime.Value : TimeSpan.Zero);
    }
}
