using System.Buffers.Binary;
using Itog.Exam.Rechecks;

namespace Itog.Server.Rechecks;

/// <summary>The levels of a recording as its rechecker may see them: silence where the copy is silent. See <c>src/Recorder/FORMAT.md</c>. Pure.</summary>
internal static class BlindedLevels
{
    private const int HeaderBytes = 16;

    private const int WindowBytes = 4;

    private const int SampleRate = 48_000;

    private const byte Floor = 240;

    public static byte[] Of(byte[] levels, IEnumerable<MutedStretch> muted)
    {
        var blinded = levels.ToArray();
        var window = (double)BinaryPrimitives.ReadInt32LittleEndian(levels.AsSpan(8)) / SampleRate;
        foreach (var stretch in muted)
        {
            var first = Math.Min(levels.Length, HeaderBytes + ((int)Math.Floor(stretch.From / window) * WindowBytes));
            var end = Math.Min(levels.Length, HeaderBytes + ((int)Math.Ceiling(stretch.To / window) * WindowBytes));
            blinded.AsSpan(first, Math.Max(0, end - first)).Fill(Floor);
        }

        return blinded;
    }
}
