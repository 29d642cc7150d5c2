namespace Itog.Interop.Player;

/// <summary>A piece of a <see cref="FlashingRecording"/> as it was heard and seen.</summary>
/// <param name="Beeps">In order.</param>
/// <param name="Flashes">When a picture turned white, in milliseconds of the page's clock.</param>
/// <param name="Frames">How many frames were shown.</param>
public sealed record PlayedPiece(IReadOnlyList<Beep> Beeps, IReadOnlyList<double> Flashes, int Frames)
{
    public IReadOnlyList<Beep> Participant => Near(FlashingRecording.ParticipantTone);

    public IReadOnlyList<Beep> Interlocutor => Near(FlashingRecording.InterlocutorTone);

    /// <summary>How much later than its beep each flash was seen, in milliseconds.</summary>
    public IReadOnlyList<double> Lateness =>
        [.. Flashes.Select(f => Participant.Select(b => f - b.At).MinBy(Math.Abs)).Where(l => Participant.Count > 0 && Math.Abs(l) < 400)];

    /// <summary>The middle one of <see cref="Lateness"/>: a frame that a busy machine dropped is not the player's.</summary>
    public double MedianLateness => Lateness.Order().ElementAt(Lateness.Count / 2);

    /// <summary>The time from one of the participant's beeps to the next, in milliseconds; the middle one.</summary>
    public double Interval => Participant.Zip(Participant.Skip(1), (a, b) => b.At - a.At).Order().ToList() is { Count: > 0 } all ? all[all.Count / 2] : double.NaN;

    public override string ToString() => FormattableString.Invariant(
        $"{Frames} frames, beeps {string.Join(' ', Beeps.Select(b => $"{b.Hertz:F0}Hz/{b.Left:F3}/{b.Right:F3}"))}, interval {Interval:F0} ms, flashes late by {string.Join(' ', Lateness.Select(l => $"{l:F0}"))} ms");

    // Speech keeps its pitch at any speed, or it would be neither of these.
    private List<Beep> Near(double tone) => [.. Beeps.Where(b => Math.Abs(b.Hertz - tone) < tone * 0.1)];
}
