using Itog.Exam.Regulation;

namespace Itog.Server.Regulations;

/// <summary>A term with its last day; <paramref name="On"/> is null when the region sets it or its starting event has no date yet.</summary>
public sealed record DeadlineAnswer(string Id, string Title, DateOnly? On, string? Hour, bool StartIsPlanned, bool Printed, string? DayOff, string Text, string Clause, string Source)
{
    public static DeadlineAnswer Of(RegulationPack pack, DueDate due)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(due);
        var deadline = due.Deadline;
        var hour = deadline.Hour?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        var text = pack.Entries.First(e => e.Path == $"deadlines.{deadline.Id}").Text;
        return new(deadline.Id, deadline.Title, due.On, hour, due.StartIsPlanned, due.Printed, due.DayOff, text, deadline.Clause, pack.Cite(deadline.Clause));
    }
}
