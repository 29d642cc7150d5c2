using System.Buffers.Binary;
using System.Diagnostics;

namespace Itog.Recorder.Tests.Support;

/// <summary>A voice with a mark every second: chirps of 100 ms over a faint hum, encoded once by libopus into 20 ms packets.</summary>
internal static class Chirps
{
    public const int Rate = 48_000;
    public const int FrameSamples = 960;
    public const int Seconds = 160;
    public const int Length = 4800;

    /// <summary>Where in each second its chirp begins.</summary>
    public const int Offset = 14_400;

    private static readonly Lazy<List<byte[]>> Encoded = new(Encode);

    public static IReadOnlyList<byte[]> Packets => Encoded.Value;

    public static short[] Template { get; } = BuildTemplate();

    /// <summary>Whether a packet carries a part of a chirp.</summary>
    public static bool Sounds(int packet)
    {
        var within = (packet * FrameSamples) % Rate;
        return within + FrameSamples > Offset && within < Offset + Length;
    }

    private static short[] BuildTemplate()
    {
        var chirp = new short[Length];
        for (var i = 0; i < Length; i++)
        {
            var t = (double)i / Rate;
            var phase = 2 * Math.PI * ((500 * t) + (2500 / 0.1 * t * t / 2));
            chirp[i] = (short)(12_000 * Math.Sin(Math.PI * i / Length) * Math.Sin(phase));
        }

        return chirp;
    }

    private static List<byte[]> Encode()
    {
        var samples = new byte[Seconds * Rate * 2];
        for (var i = 0; i < Seconds * Rate; i++)
        {
            var within = (i % Rate) - Offset;
            var value = (short)(60 * Math.Sin(2 * Math.PI * 200 * i / Rate));
            if (within is >= 0 and < Length)
            {
                value += Template[within];
            }

            BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(i * 2), value);
        }

        var folder = Directory.CreateTempSubdirectory("itog-chirps-").FullName;
        var raw = Path.Combine(folder, "chirps.raw");
        var ogg = Path.Combine(folder, "chirps.ogg");
        File.WriteAllBytes(raw, samples);
        using var ffmpeg = Process.Start(new ProcessStartInfo(
            "ffmpeg",
            $"-nostdin -loglevel error -f s16le -ar 48000 -ac 1 -i {raw} -c:a libopus -b:a 32k -frame_duration 20 -application voip {ogg}"))!;
        ffmpeg.WaitForExit();
        ffmpeg.ExitCode.Should().Be(0);
        var packets = OggPacketReader.Sound(File.ReadAllBytes(ogg));
        Directory.Delete(folder, recursive: true);
        return packets;
    }
}
