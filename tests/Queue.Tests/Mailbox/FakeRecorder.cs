using Itog.Conference;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Tests.Mailbox;

/// <summary>A recorder that remembers what it was asked for, and what the database held at that moment.</summary>
internal sealed class FakeRecorder(ExamDayFixture fixture) : IAttemptRecorder
{
    private readonly Dictionary<Guid, RecordingStatus> _recordings = [];

    public List<(Guid Attempt, string Kind, string Label)> Marks { get; } = [];
    public List<Guid> Started { get; } = [];
    public List<Guid> Stopped { get; } = [];

    /// <summary>For each start: the types of the events that were in the log then, and whether the attempt's row was there.</summary>
    public List<(IReadOnlyList<string> Events, bool Row)> SeenAtStart { get; } = [];
    public bool Fails { get; set; }
    /// <summary>The room takes no recorder when one is to go on.</summary>
    public bool ResumeFails { get; set; }
    public List<(Guid Recording, string Reason)> Pauses { get; } = [];
    public List<RecordingRequest> Requests { get; } = [];
    public long Reserved { get; private set; }
    public DiskSpace Disk { get; set; } = new(1L << 40, 1L << 30);

    public async Task StartAsync(RecordingRequest request)
    {
        await using var db = fixture.CreateDbContext();
        SeenAtStart.Add((
            await db.AuditEvents.OrderBy(e => e.Id).Select(e => e.Type).ToListAsync(),
            await db.Attempts.AnyAsync(a => a.Id == request.AttemptId)));
        if (Fails)
        {
            throw new IOException("No disk.");
        }

        Started.Add(request.AttemptId);
        Requests.Add(request);
        _recordings[request.AttemptId] = new RecordingStatus
        {
            Request = request,
            State = RecordingState.Recording,
            // A recording that goes on after a restart keeps its time line.
            Started = Find(request.AttemptId)?.Started ?? fixture.Time.GetUtcNow(),
            Paused = Find(request.AttemptId)?.Paused ?? false,
            Duration = TimeSpan.Zero,
            ManifestPath = "manifest.json",
        };
    }

    public Task MarkAsync(Guid attempt, DateTimeOffset at, IReadOnlyList<Bookmark> marks)
    {
        Marks.AddRange(marks.Select(m => (attempt, m.Kind, m.Label)));
        return Task.CompletedTask;
    }

    public Task PauseAsync(Guid attempt, DateTimeOffset at, string reason)
    {
        if (_recordings[attempt].Paused)
        {
            return Task.CompletedTask;
        }

        Pauses.Add((attempt, reason));
        _recordings[attempt] = _recordings[attempt] with { Paused = true };
        return Task.CompletedTask;
    }

    public Task ResumeAsync(Guid attempt, DateTimeOffset at)
    {
        if (ResumeFails)
        {
            throw new IOException("No room.");
        }

        _recordings[attempt] = _recordings[attempt] with { Paused = false };
        return Task.CompletedTask;
    }

    public void Reserve(RoomId room, long bytes) => Reserved = bytes;

    public Task StopAsync(Guid attempt, DateTimeOffset at)
    {
        Stopped.Add(attempt);
        if (_recordings.ContainsKey(attempt))
        {
            Set(attempt, RecordingState.Finalising);
        }

        return Task.CompletedTask;
    }

    public RecordingStatus? Find(Guid attempt) => _recordings.GetValueOrDefault(attempt);

    /// <summary>The sound file is there.</summary>
    public RecordingStatus Finish(Guid attempt) => _recordings[attempt] = _recordings[attempt] with
    {
        State = RecordingState.Ready,
        WavPath = "0007.wav",
        Evidence = new RecordingEvidence("aa11", [new JournalEvidence("participant/microphone", 1, "bb22", "cc33")]),
    };

    public void Set(Guid attempt, RecordingState state) => _recordings[attempt] = _recordings[attempt] with { State = state };
}
