namespace Itog.Interop.Network;

/// <summary>Sums over all peer connections of a page (W3C <c>webrtc-stats</c>); samples are those that were played, 48 000 a second a stream.</summary>
/// <param name="Concealed">Samples that the player had to invent.</param>
/// <param name="Silent">Those of them that were silence: nothing had come for long.</param>
/// <param name="Fec">Packets of forward error correction.</param>
/// <param name="Repeated">Packets sent once more.</param>
/// <param name="Frames">Pictures decoded.</param>
public sealed record SoundFigures(
    int Connections, long Received, long Lost, long Samples, long Concealed, long Silent, long Fec, long Sent, long Repeated, long Frames)
{
    /// <summary>The share of sound that was really heard, not invented, 0 to 1.</summary>
    public double Heard => Samples == 0 ? 0 : 1 - ((double)Concealed / Samples);

    public static SoundFigures operator -(SoundFigures later, SoundFigures earlier)
    {
        ArgumentNullException.ThrowIfNull(later);
        ArgumentNullException.ThrowIfNull(earlier);
        return new(
            later.Connections - earlier.Connections, later.Received - earlier.Received, later.Lost - earlier.Lost, later.Samples - earlier.Samples,
            later.Concealed - earlier.Concealed, later.Silent - earlier.Silent, later.Fec - earlier.Fec, later.Sent - earlier.Sent,
            later.Repeated - earlier.Repeated, later.Frames - earlier.Frames);
    }

    public static SoundFigures Subtract(SoundFigures left, SoundFigures right) => left - right;

    public override string ToString() =>
        $"heard {Heard:P1} of {Samples / 48_000.0:F0} s, {Received} packets, {Lost} lost, {Fec} FEC, {Sent} sent, {Repeated} of them again, {Frames} pictures";
}
