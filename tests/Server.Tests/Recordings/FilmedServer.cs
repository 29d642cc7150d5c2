using System.Diagnostics;
using System.Security.Cryptography;

namespace Itog.Server.Tests.Recordings;

/// <summary>A server that finds a finished recording with the participant's picture at its start: 0.4 s from 0.1 s on. Its sound was paused by hand.</summary>
public sealed class FilmedServer : RecordedServer
{
    /// <summary>The finished picture.</summary>
    public byte[] Webm { get; private set; } = [];

    protected override object[] PictureGaps =>
    [
        new { track = "participant/camera", startSample = 0, samples = 4_800, cause = "Pause" },
    ];

    protected override object[] Gaps => [new { track = "participant/microphone", startSample = 14_400, samples = 4_800, cause = "Paused" }];

    protected override object[] Pauses => [new { startSample = 14_400, endSample = 19_200, reason = "regulation" }];

    protected override object[] LayPictures(string stem)
    {
        var path = $"{stem}_participant-camera.webm";
        using var ffmpeg = Process.Start(new ProcessStartInfo(
            "ffmpeg", $"-nostdin -v error -f lavfi -i testsrc2=size=160x120:rate=25 -frames:v 10 -c:v libvpx -deadline realtime {path}"))!;
        ffmpeg.WaitForExit();
        ffmpeg.ExitCode.Should().Be(0);
        Webm = File.ReadAllBytes(path);
        return
        [
            new
            {
                track = "participant/camera",
                name = Path.GetFileName(path),
                bytes = Webm.Length,
                sha256 = Convert.ToHexStringLower(SHA256.HashData(Webm)),
                startSample = 4_800,
                samples = 19_200,
                width = 160,
                height = 120,
                made = DateTimeOffset.UtcNow,
            },
        ];
    }
}
