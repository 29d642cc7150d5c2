namespace Itog.Queue.Day;

/// <summary>The recording of an auditorium's whole day, from one opening of the conference to its closing [004 §5.4]. Part of <see cref="AuditoriumDay"/>.</summary>
/// <param name="Id">The id of its recording.</param>
/// <param name="Number">Counts the openings of the day from 1.</param>
public sealed record DayStream(Guid Id, int Number, DateTimeOffset BeganAt)
{
    public DateTimeOffset? EndedAt { get; init; }

    public string? Trouble { get; init; }

    /// <summary>Hash of the finished sound file; null until it is there.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The id of the recording that an opening begins: the same for the same opening, so that a crash finds it again.</summary>
    public static Guid IdOf(DayPlan plan, int number)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var name = FormattableString.Invariant($"stream/{plan.ExamDay}/{plan.Auditorium}/{number}");
        return new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(name)).AsSpan(0, 16));
    }
}
