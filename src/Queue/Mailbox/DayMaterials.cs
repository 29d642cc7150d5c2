using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Itog.Conference;
using Itog.Exam;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Readiness;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Recorder;
using Microsoft.EntityFrameworkCore;

namespace Itog.Queue.Mailbox;

/// <summary>
/// What the database holds about an auditorium's day besides its events: people, place, variants, regulation.
/// Immutable; the mailbox reads it afresh when it may have changed.
/// </summary>
public sealed record DayMaterials
{
    /// <summary>What a video of the procedure shows (004 §11): both faces and the КИМ, and the hands of a sign interpreter where there is one.</summary>
    private static readonly ImmutableArray<Slot> ProcedurePictures =
    [
        new(Seat.Participant, TrackSource.Camera), new(Seat.Interlocutor, TrackSource.Camera), new(Seat.Interlocutor, TrackSource.Screen),
        new(Seat.SignInterpreter, TrackSource.Camera),
    ];

    /// <summary>What an answer by hands is scored by.</summary>
    private static readonly ImmutableArray<Slot> SignedPictures = [new(Seat.Participant, TrackSource.Camera), new(Seat.SignInterpreter, TrackSource.Camera)];

    public required DayKey Key { get; init; }
    public required DateOnly Date { get; init; }
    public required bool Rehearsal { get; init; }
    public required School School { get; init; }
    public required Auditorium Auditorium { get; init; }
    public required RegulationPack Regulation { get; init; }

    /// <summary>Those of the schedule, and those who had an attempt here and wait in another auditorium now.</summary>
    public required FrozenDictionary<Guid, Participant> People { get; init; }

    /// <summary>Those who may be scored while they answer; an expert is in the room only with them [004 §6.5, §7.2].</summary>
    public required FrozenSet<Guid> ScoredLive { get; init; }

    /// <summary>The content of the variants. The views put it out only behind the rules: after the КИМ was opened.</summary>
    public required FrozenDictionary<int, KimContent> Variants { get; init; }

    /// <summary>By which a text that was seen under another number is known again.</summary>
    public required FrozenDictionary<int, string> Fingerprints { get; init; }
    public required DayPlan Plan { get; init; }

    /// <summary>The newest test call of each participant who made one for this day.</summary>
    public required FrozenDictionary<Guid, TestCall> Tests { get; init; }

    /// <summary>By which day the test calls are to be made; null where the regulation names none.</summary>
    public required DateOnly? TestBy { get; init; }

    /// <param name="before">What was read last; the variants that are still the same are taken from it.</param>
    public static async Task<DayMaterials?> LoadAsync(
        ExamDbContext db, DayKey key, ExamDayOptions options, DayMaterials? before = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(options);
        var day = await db.ExamDays.AsNoTracking().Include(d => d.School).FirstOrDefaultAsync(d => d.Id == key.ExamDay, cancellationToken);
        var auditorium = await db.Auditoriums.AsNoTracking().FirstOrDefaultAsync(a => a.Id == key.Auditorium, cancellationToken);
        if (day?.School is not { } school || auditorium is null || auditorium.SchoolId != school.Id)
        {
            return null;
        }

        var sat = await db.Attempts.AsNoTracking().Where(a => a.ExamDayId == key.ExamDay && a.AuditoriumId == key.Auditorium)
            .Select(a => a.Participant!).Distinct().ToListAsync(cancellationToken);
        var satIds = sat.ConvertAll(p => p.Id);
        var entries = await db.Schedule.AsNoTracking().Include(e => e.Participant)
            .Where(e => e.ExamDayId == key.ExamDay && (e.AuditoriumId == key.Auditorium || satIds.Contains(e.ParticipantId))).ToListAsync(cancellationToken);
        var schedule = entries.FindAll(e => e.AuditoriumId == key.Auditorium);
        var people = schedule.Select(e => e.Participant!).Concat(sat).DistinctBy(p => p.Id).ToFrozenDictionary(p => p.Id);
        var beside = (await db.AttendantAssignments.AsNoTracking().Include(a => a.Attendant)
            .Where(a => satIds.Contains(a.ParticipantId)
                || db.Schedule.Any(e => e.ExamDayId == key.ExamDay && e.AuditoriumId == key.Auditorium && e.ParticipantId == a.ParticipantId)).ToListAsync(cancellationToken))
            .ToLookup(a => a.ParticipantId, a => new PlannedAttendant(a.AttendantId, a.Attendant!.Role, a.Attendant.FullName, a.Attendant.Beside));
        var variants = await db.KimVariants.AsNoTracking().Where(v => v.ExamDayId == key.ExamDay)
            .Select(v => new { v.Number, v.Fingerprint }).ToListAsync(cancellationToken);

        // An opened variant never changes, and its pictures are large: it is read once.
        var contents = before is not null && variants.TrueForAll(v => before.Fingerprints.GetValueOrDefault(v.Number) == v.Fingerprint)
            ? before.Variants
            : (await db.KimVariants.AsNoTracking().Where(v => v.ExamDayId == key.ExamDay).ToListAsync(cancellationToken)).ToFrozenDictionary(v => v.Number, v => v.Content);
        var regulation = RegulationPacks.Get(day.RegulationId);
        var schemes = await db.SchemeDecisions.AsNoTracking().Where(d => d.ExamDayId == key.ExamDay).ToListAsync(cancellationToken);
        var opensAt = KimSeal.OpensAt(day, school, regulation);
        var tests = await TestCallBook.OfParticipantsAsync(db, key.ExamDay, cancellationToken);
        return new DayMaterials
        {
            Key = key,
            Date = day.Date,
            Rehearsal = day.Kind == ExamDayKind.Rehearsal,
            School = school,
            Auditorium = auditorium,
            Regulation = regulation,
            People = people,
            ScoredLive = people.Values.Where(p => IsScoredLive(regulation, p, schemes)).Select(p => p.Id).ToFrozenSet(),
            Variants = contents,
            Tests = tests.ToFrozenDictionary(),
            TestBy = ReadinessReport.DueOf(day)?.On,
            Fingerprints = variants.ToFrozenDictionary(v => v.Number, v => v.Fingerprint),
            Plan = new DayPlan
            {
                ExamDay = key.ExamDay,
                Auditorium = key.Auditorium,
                Schedule = [.. schedule.OrderBy(e => e.ScheduledAt).ThenBy(e => e.Id).Select(e => Planned(e, regulation, beside[e.ParticipantId]))],
                Moved = [.. entries.Except(schedule).Select(e => Planned(e, regulation, beside[e.ParticipantId]))],
                Variants = [.. variants.OrderBy(v => v.Number).Select(v => new PlannedVariant(v.Number, contents[v.Number].Topics.Count))],
                Regulation = regulation,
                SealOpensAt = day is { Kind: ExamDayKind.Rehearsal, KimReleaseOverride: not null } ? null : opensAt,
                SealOpensAtText = opensAt.ToString("HH:mm dd.MM.yyyy", CultureInfo.InvariantCulture),
                Patience = options.Patience ?? regulation.ConnectionPatience.Value,
                AlarmPatience = options.AlarmPatience,
            },
        };
    }

    /// <summary>
    /// Today's variants that a participant has seen outside this auditorium's day. Numbers are given anew every day,
    /// so those of another day are compared by their text.
    /// </summary>
    public async Task<ImmutableArray<int>> SeenElsewhereAsync(ExamDbContext db, Guid participant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var seen = await db.Attempts.AsNoTracking()
            .Where(a => a.ParticipantId == participant && a.VariantNumber != null
                && !(a.ExamDayId == Key.ExamDay && a.AuditoriumId == Key.Auditorium))
            .Join(db.KimVariants, a => new { a.ExamDayId, Number = a.VariantNumber!.Value }, v => new { v.ExamDayId, v.Number }, (_, v) => v.Fingerprint)
            .ToListAsync(cancellationToken);
        return [.. Fingerprints.Where(v => seen.Contains(v.Value)).Select(v => v.Key).Order()];
    }

    /// <summary>How often each variant was shown today in the other auditoriums.</summary>
    public async Task<ImmutableDictionary<int, int>> UsedElsewhereAsync(ExamDbContext db, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var shown = await db.Attempts.AsNoTracking()
            .Where(a => a.ExamDayId == Key.ExamDay && a.AuditoriumId != Key.Auditorium && a.VariantNumber != null)
            .GroupBy(a => a.VariantNumber!.Value).Select(g => new { Number = g.Key, Times = g.Count() }).ToListAsync(cancellationToken);
        return shown.ToImmutableDictionary(s => s.Number, s => s.Times);
    }

    public RecordingRequest RequestFor(DayAttempt attempt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        var code = People[attempt.Participant].Code;
        return Request(attempt.Id, code, attempt.Number) with
        {
            FileName = Regulation.RecordingFileName.Value.Format(Date, Auditorium.Number, School.Code, code, attempt.Number),
            Pictures = PicturesOf(People[attempt.Participant]),
            AnswerVoice = VoiceOf(People[attempt.Participant].AnswerForm),
        };
    }

    public RecordingRequest RequestFor(DayStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Request(stream.Id, RecordingRequest.WholeDay, stream.Number) with
        {
            Mode = Recorder.RecordingMode.Stream,
            FileName = Regulation.RecordingFileName.Value.FormatDay(Date, Auditorium.Number, School.Code, stream.Number),
        };
    }

    // Whoever has not given his consent yet is asked for it when he enters: only a refusal forbids the recording.
    private static PlannedParticipant Planned(ScheduleEntry entry, RegulationPack regulation, IEnumerable<PlannedAttendant> beside)
    {
        var scale = CriteriaSets.Get(regulation.CriteriaSetId.Value).ScaleFor(entry.Participant!).TryGet(out var found, out _) ? found : null;
        return new PlannedParticipant(entry.ParticipantId, entry.ScheduledAt)
        {
            ExtraTime = entry.Participant!.ExtraTime ? regulation.ExtraTime.Value : TimeSpan.Zero,
            ConsentRefused = entry.Participant.Consent == Consent.Refused,
            NoRecordingDecision = entry.Participant.NoRecordingDecision,
            Form = entry.Participant.AnswerForm,
            Stages = scale is null ? AssignedStages.All : AssignedStages.Of(scale),
            ReadingUnscored = scale is { MayReadAloud: true } && !scale.Assigns(1),
            InterlocutorCard = scale is { InterlocutorCard: true },
            Attendants = [.. beside.OrderBy(a => a.Role).ThenBy(a => a.Id)],
        };
    }

    private RecordingRequest Request(Guid id, string participant, int number) =>
        new(id, RoomNames.Room(Key.ExamDay, Key.Auditorium), Date, Auditorium.Number, School.Code, participant, number);

    // Who signs is scored by his hands and his interpreter's, whatever the region films; who writes is filmed where it says so [001 §9.6].
    private ImmutableArray<Slot> PicturesOf(Participant person) => person.AnswerForm switch
    {
        _ when Regulation.VideoRequired.Value => ProcedurePictures,
        AnswerForm.OralWithInterpreter => SignedPictures,
        AnswerForm.Written when Regulation.WrittenFormVideo.Value => ProcedurePictures,
        _ => [],
    };

    private static AnswerVoice VoiceOf(AnswerForm form) => form switch
    {
        AnswerForm.OralWithInterpreter => AnswerVoice.SignInterpreter,
        AnswerForm.Written => AnswerVoice.None,
        _ => AnswerVoice.Participant,
    };

    // Without a scale nothing can be scored at all; the expert's page says so, and nobody is kept out of the room for it.
    private static bool IsScoredLive(RegulationPack regulation, Participant participant, IReadOnlyList<SchemeDecision> schemes) =>
        !CriteriaSets.Get(regulation.CriteriaSetId.Value).ScaleFor(participant).TryGet(out var scale, out _)
        || SchemeRules.For(regulation, scale, participant, schemes).Contains(ScoringScheme.Live);
}
