using System.Collections.Concurrent;
using System.Security.Cryptography;
using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.Recorder.Manifest;

namespace Itog.Server.Tests.Closing;

/// <summary>
/// A recorder that hears nothing: each attempt gets a short file of silence with a real, sealed manifest, as soon as it is stopped.
/// What closing verifies is therefore really there.
/// </summary>
internal sealed class TinyRecorder(string folder) : IAttemptRecorder
{
    private static readonly byte[] Silence = new byte[256];

    private readonly ConcurrentDictionary<Guid, RecordingStatus> _recordings = new();

    public DiskSpace Disk { get; } = new(1L << 40, 1L << 30);

    public Task StartAsync(RecordingRequest request)
    {
        var home = Path.Combine(folder, request.AuditoriumNumber);
        Directory.CreateDirectory(home);
        _recordings[request.AttemptId] = new RecordingStatus
        {
            Request = request,
            State = RecordingState.Recording,
            Started = DateTimeOffset.UtcNow,
            Duration = TimeSpan.Zero,
            ManifestPath = Path.Combine(home, $"{request.ParticipantCode}_{request.AttemptNumber}.manifest.json"),
        };
        return Task.CompletedTask;
    }

    public Task StopAsync(Guid attempt, DateTimeOffset at)
    {
        var running = _recordings[attempt];
        var wav = running.ManifestPath.Replace(".manifest.json", ".wav", StringComparison.Ordinal);
        File.WriteAllBytes(wav, Silence);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Silence));
        new RecordingManifest
        {
            AttemptId = attempt,
            Room = running.Request.Room.Value,
            Date = running.Request.Date,
            AuditoriumNumber = running.Request.AuditoriumNumber,
            SchoolCode = running.Request.SchoolCode,
            ParticipantCode = running.Request.ParticipantCode,
            AttemptNumber = running.Request.AttemptNumber,
            Origin = running.Started,
            State = RecordingState.Ready,
            Files = [new RecordingFile(Path.GetFileName(wav), Silence.Length, hash, 0, "", at)],
        }.Save(running.ManifestPath);
        _recordings[attempt] = running with { State = RecordingState.Ready, WavPath = wav, Evidence = new RecordingEvidence(hash, []) };
        return Task.CompletedTask;
    }

    public RecordingStatus? Find(Guid attempt) => _recordings.GetValueOrDefault(attempt);

    public Task MarkAsync(Guid attempt, DateTimeOffset at, IReadOnlyList<Bookmark> marks) => Task.CompletedTask;

    public Task PauseAsync(Guid attempt, DateTimeOffset at, string reason) => Task.CompletedTask;

    public Task ResumeAsync(Guid attempt, DateTimeOffset at) => Task.CompletedTask;

    public void Reserve(RoomId room, long bytes)
    {
    }
}
