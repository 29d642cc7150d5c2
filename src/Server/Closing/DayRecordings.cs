using System.Text.Json;
using Itog.Exam;
using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Queue.Mailbox;
using Itog.Recorder;
using Itog.Recorder.Sealing;
using Itog.Recorder.Verification;
using Itog.Server.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Condition = Itog.Exam.Closing.RecordingCondition;
using RecorderState = Itog.Recorder.RecordingState;
using State = Itog.Exam.Closing.RecordingState;

namespace Itog.Server.Closing;

/// <summary>
/// How the recordings of a day stand: against the recorder, against the hashes that the day's log keeps, and, when asked, every byte against its hash.
/// Made for a request.
/// </summary>
internal sealed class DayRecordings(ExamDbContext db, IAttemptRecorder recorder, IOptions<RecorderOptions> options, KeyFolder keys, AuditoriumMailboxes mailboxes)
{
    /// <summary>The recordings of all attempts that began.</summary>
    /// <param name="verify">Whether every file is compared with its hashes: it takes as long as reading them.</param>
    public async Task<IReadOnlyDictionary<Guid, State>> ReadAsync(DayRecord day, bool verify, CancellationToken cancellationToken)
    {
        var log = await ReadLogAsync(day, cancellationToken);
        var found = day.Participants.SelectMany(p => p.Attempts).Where(a => a.StartedAt is not null)
            .ToDictionary(a => a.Id, a => RecordingsOf(a, log));
        var faults = verify ? await VerifyAsync(found.Values.SelectMany(f => f).DistinctBy(r => r.ManifestPath), cancellationToken) : null;
        var undecided = await UndecidedAsync(day);
        return found.ToDictionary(
            f => f.Key,
            f => (f.Value.Select(r => StateOf(r, log.Hashes.GetValueOrDefault(r.AttemptId), faults)).MinBy(s => s.Condition) ?? new State(Condition.Missing)) switch
            {
                { Condition: > Condition.Undecided } there when undecided.Contains(f.Key) => there with { Condition = Condition.Undecided },
                var state => state,
            });
    }

    /// <summary>The recordings as the transfer package lists them, under the names by which they are handed over.</summary>
    public async Task<IReadOnlyList<TransferRecording>> ListAsync(DayRecord day, IReadOnlyDictionary<Guid, State> states, CancellationToken cancellationToken)
    {
        var log = await ReadLogAsync(day, cancellationToken);
        return List(day, states, log.Streams.SelectMany(s => s.Select(id => (Auditorium: s.Key, Recording: recorder.Find(id))))
            .Where(s => s.Recording?.WavPath is not null).ToLookup(s => s.Auditorium, s => s.Recording!));
    }

    /// <param name="wholeDays">The finished recordings of whole days by auditorium; where the region asks for them, they are handed over and not those of the attempts.</param>
    internal static IReadOnlyList<TransferRecording> List(DayRecord day, IReadOnlyDictionary<Guid, State> states, ILookup<int, RecordingStatus> wholeDays)
    {
        var streamed = day.Regulation.RecordingMode.Value == Exam.Regulation.RecordingMode.Stream
            ? day.Auditoriums.Where(a => wholeDays[a.Id].Any()).ToList()
            : [];
        return
        [
            .. from auditorium in streamed
               from recording in wholeDays[auditorium.Id]
               let number = recording.Request.AttemptNumber
               let name = day.Regulation.RecordingFileName.Value.FormatDay(day.Day.Date, auditorium.Number, day.School.Code, number)
               orderby auditorium.Number, number
               select new TransferRecording(null, number, auditorium.Number, name + ".wav", recording.Evidence?.WavSha256),
            .. List(day, states).Where(r => streamed.TrueForAll(a => a.Number != r.AuditoriumNumber)),
        ];
    }

    private static IReadOnlyList<TransferRecording> List(DayRecord day, IReadOnlyDictionary<Guid, State> states) =>
    [
        .. from participant in day.Participants
           from attempt in participant.Attempts
           where states.ContainsKey(attempt.Id)
           let auditorium = attempt.Auditorium!.Number
           let name = day.Regulation.RecordingFileName.Value.Format(day.Day.Date, auditorium, day.School.Code, participant.Person.Code, attempt.Number)
           orderby auditorium, name
           select new TransferRecording(participant.Person.Code, attempt.Number, auditorium, name + ".wav", states[attempt.Id].Sha256),
    ];

    /// <summary>An attempt's own recording, or where the whole day is recorded those of its auditorium.</summary>
    private List<RecordingStatus> RecordingsOf(Attempt attempt, RecordingLog log) => recorder.Find(attempt.Id) is { } own
        ? [own]
        : [.. log.Streams[attempt.AuditoriumId].Select(recorder.Find).OfType<RecordingStatus>()];

    private static State StateOf(RecordingStatus recording, string? logged, IReadOnlyDictionary<string, string>? faults)
    {
        var sha256 = recording.Evidence?.WavSha256;
        return recording.State switch
        {
            RecorderState.Failed => new State(Condition.Failed),
            not RecorderState.Ready => new State(Condition.Unfinished),
            _ when logged is not null && sha256 is not null && !string.Equals(logged, sha256, StringComparison.OrdinalIgnoreCase) =>
                new State(Condition.Changed, "Журнал экзамена помнит другую запись.", sha256),
            _ when faults?.GetValueOrDefault(recording.ManifestPath) is { } fault => new State(Condition.Changed, fault, sha256),
            _ => new State(faults is null ? Condition.Present : Condition.Sound, Sha256: sha256),
        };
    }

    /// <summary>The attempts of a day that is not closed yet about whose recording somebody still has to decide.</summary>
    private async Task<IReadOnlySet<Guid>> UndecidedAsync(DayRecord day)
    {
        var undecided = new HashSet<Guid>();
        foreach (var auditorium in day.Day.IsClosed() ? [] : day.Auditoriums)
        {
            if (await mailboxes.GetAsync(new DayKey(day.Day.Id, auditorium.Id)) is { } mailbox)
            {
                undecided.UnionWith(AuditoriumTroubles.Of(mailbox.Snapshot).Decisions.Select(a => a.Id));
            }
        }

        return undecided;
    }

    /// <summary>The files that do not hold, by the path of their recording's manifest.</summary>
    private async Task<IReadOnlyDictionary<string, string>> VerifyAsync(IEnumerable<RecordingStatus> recordings, CancellationToken cancellationToken)
    {
        var faults = new Dictionary<string, string>(StringComparer.Ordinal);
        var verifier = new RecordingVerifier(options.Value.FfmpegPath, keys);
        foreach (var folder in recordings.GroupBy(r => Path.GetDirectoryName(r.ManifestPath)!))
        {
            var stems = folder.ToDictionary(r => Path.GetFileName(r.ManifestPath)[..^".manifest.json".Length], r => r.ManifestPath, StringComparer.Ordinal);
            foreach (var fault in (await verifier.VerifyAsync(folder.Key, cancellationToken)).Faults)
            {
                // Every file of a recording lies under its stem: 2026-02-11_0101_260117_0007_1.wav, …_1/participant-microphone-001.ogg.
                foreach (var (stem, manifest) in stems.Where(s => fault.File.StartsWith(s.Key, StringComparison.Ordinal) && !IsLetter(fault.File, s.Key.Length)))
                {
                    faults[manifest] = $"Файл {fault.File}: {(fault.Kind == VerificationFaultKind.Missing ? "его нет" : "он изменён")}.";
                }
            }
        }

        return faults;
    }

    private static bool IsLetter(string file, int place) => place < file.Length && (char.IsLetterOrDigit(file[place]) || file[place] == '_');

    /// <summary>What the exam day wrote into its log: the hashes of finished sound files, and the recordings of whole days by auditorium.</summary>
    private async Task<RecordingLog> ReadLogAsync(DayRecord day, CancellationToken cancellationToken)
    {
        var streams = day.Auditoriums.Select(a => AuditStream.OfAuditorium(day.Day.Id, a.Id)).ToList();
        var events = await db.AuditEvents.AsNoTracking().Where(e => streams.Contains(e.Stream) && (e.Type == "RecordingReady" || e.Type == "StreamBegun"))
            .OrderBy(e => e.Id).Select(e => new { e.Type, e.AuditoriumId, e.Payload }).ToListAsync(cancellationToken);
        var hashes = new Dictionary<Guid, string>();
        var wholeDays = new List<(int Auditorium, Guid Recording)>();
        foreach (var happened in events)
        {
            using var payload = JsonDocument.Parse(happened.Payload);
            if (happened.Type == "RecordingReady")
            {
                hashes[payload.RootElement.GetProperty("attempt").GetGuid()] = payload.RootElement.GetProperty("sha256").GetString()!;
            }
            else
            {
                wholeDays.Add((happened.AuditoriumId!.Value, payload.RootElement.GetProperty("recording").GetGuid()));
            }
        }

        return new RecordingLog(hashes, wholeDays.ToLookup(s => s.Auditorium, s => s.Recording));
    }

    private sealed record RecordingLog(IReadOnlyDictionary<Guid, string> Hashes, ILookup<int, Guid> Streams);
}
