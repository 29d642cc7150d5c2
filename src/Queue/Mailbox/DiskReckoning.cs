using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Queue.Day;
using Itog.Recorder;

namespace Itog.Queue.Mailbox;

/// <summary>How much disk the rest of an auditorium's day will take: participants × their time × what is recorded of them. An upper bound; pure.</summary>
public static class DiskReckoning
{
    /// <summary>Checks and briefing, which are recorded before the КИМ is opened.</summary>
    private static readonly TimeSpan BeforeKim = TimeSpan.FromMinutes(5);

    /// <summary>A stage without a limit.</summary>
    private static readonly TimeSpan Unlimited = TimeSpan.FromMinutes(1);

    /// <summary>What must be free to open the day, and what is.</summary>
    public static DiskNeed Of(DayMaterials materials, AuditoriumDay day, DiskSpace disk)
    {
        ArgumentNullException.ThrowIfNull(disk);
        return new DiskNeed(
            Rest(materials, day) + disk.MinimumFreeBytes,
            disk.FreeBytes < 0 ? disk.FreeBytes : disk.FreeBytes - disk.ReservedBytes);
    }

    /// <summary>Bytes for those who have not finished yet; their attempts may be repeated once after a failure, which the minimum covers.</summary>
    public static long Rest(DayMaterials materials, AuditoriumDay day)
    {
        ArgumentNullException.ThrowIfNull(materials);
        ArgumentNullException.ThrowIfNull(day);
        return Of(
            materials.Regulation,
            day.Plan.Schedule.Where(p => !day.AttemptsOf(p.Id).Any(a => a.Phase is AttemptPhase.Finished or AttemptPhase.Unfinished or AttemptPhase.Removed))
                .Select(p => materials.People[p.Id]));
    }

    /// <summary>Bytes for these participants, one attempt each.</summary>
    public static long Of(RegulationPack regulation, IEnumerable<Participant> participants)
    {
        ArgumentNullException.ThrowIfNull(regulation);
        ArgumentNullException.ThrowIfNull(participants);
        var pictures = regulation.VideoRequired.Value ? 3 : 0;
        var answer = BeforeKim + regulation.Stages.Aggregate(TimeSpan.Zero, (sum, rule) => sum + (rule.Limit ?? Unlimited));
        var bytes = 0L;
        var whole = TimeSpan.Zero;
        foreach (var participant in participants)
        {
            var length = answer + (participant.ExtraTime ? regulation.ExtraTime.Value : TimeSpan.Zero);
            whole += length;
            bytes += StorageNeed.Of(length, pictures);
        }

        return regulation.RecordingMode.Value == Exam.Regulation.RecordingMode.Personal ? bytes : bytes + StorageNeed.Of(whole, pictures: 0);
    }
}
