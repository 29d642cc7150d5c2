using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Rechecks;

/// <summary>
/// What decides whether somebody may ask for a recheck of a day: who failed how often this school year, when he was told, what is there already.
/// Read at once, then unchanging.
/// </summary>
public sealed class RecheckGrounds
{
    private readonly Dictionary<Guid, int> _fails;
    private readonly Dictionary<Guid, DateOnly> _told;

    private RecheckGrounds(DayRecord day, Dictionary<Guid, int> fails, Dictionary<Guid, DateOnly> told) => (Day, _fails, _told) = (day, fails, told);

    public DayRecord Day { get; }

    public RecheckRules Rules => Day.Regulation.Recheck;

    public IReadOnlyList<ParticipantResult> Results { get; private init; } = [];

    public bool Approved { get; private init; }

    /// <summary>Whether the recordings of the day are gone.</summary>
    public bool Destroyed { get; private init; }

    /// <summary>The rechecks that were not taken back.</summary>
    public IReadOnlyList<Recheck> Rechecks { get; private init; } = [];

    /// <summary>The grounds of a day; null when there is no such day.</summary>
    public static async Task<RecheckGrounds?> ReadAsync(ExamDbContext db, int examDayId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await DayRecord.ReadAsync(db, examDayId, cancellationToken) is not { } day)
        {
            return null;
        }

        return new RecheckGrounds(day, await FailsAsync(db, day, cancellationToken), await ToldAsync(db, day, cancellationToken))
        {
            Results = await ParticipantResult.ReadAsync(db, day, cancellationToken),
            Approved = await db.ResultApprovals.AnyAsync(a => a.ExamDayId == examDayId, cancellationToken),
            Destroyed = await db.Destructions.AnyAsync(d => d.ExamDayId == examDayId, cancellationToken),
            Rechecks = await db.Rechecks.AsNoTracking().Include(r => r.Protocol).Where(r => r.ExamDayId == examDayId && r.WithdrawnAt == null).ToListAsync(cancellationToken),
        };
    }

    /// <summary>How many fails of this school year the server knows, up to this day.</summary>
    public int Fails(Guid participant) => _fails.GetValueOrDefault(participant);

    /// <summary>The day on which he or his parent knew the result: by the button or the signature, else by the letter that was sent; null while nobody does.</summary>
    public DateOnly? ToldOn(Guid participant) => _told.TryGetValue(participant, out var told) ? told : null;

    /// <summary>Whether he may ask, and until when; null for whoever has nothing to ask for.</summary>
    /// <param name="now">By the clock of the school.</param>
    public RecheckOffer? Offer(Guid participant, DateTime now)
    {
        var result = Find(participant);
        if (result?.Sheet?.Passed != false)
        {
            return null;
        }

        var term = Term(participant);
        return new RecheckOffer(
            participant, Fails(participant), RefusePerson(result) ?? RefuseCount(participant, earlierFail: null), term?.On, term?.Deadline.Hour, IsLate(participant, now));
    }

    /// <summary>Why an application is not taken; null when it is.</summary>
    /// <param name="filed">When it was received, by the clock of the school.</param>
    public Problem? Refuse(Guid participant, RecheckApplication application, DateTime filed)
    {
        ArgumentNullException.ThrowIfNull(application);
        return Find(participant) is not { } result ? RecheckRefusals.ParticipantUnknown
            : RefusePerson(result)
            ?? RefuseCount(participant, application.EarlierFail)
            ?? (Rules.Applicants.Value.Contains(application.Applicant) ? null : RecheckRefusals.Applicant(Rules.Applicants.Clause))
            ?? (IsLate(participant, filed) && application.LateGround is null ? RecheckRefusals.Late(Term(participant)!) : null);
    }

    /// <summary>Whether the term of the application was over at a moment of the school's clock. Whoever was not told yet is never late.</summary>
    public bool IsLate(Guid participant, DateTime moment) =>
        ToldOn(participant) is not null
        && Term(participant) is { On: { } last } term
        && (DateOnly.FromDateTime(moment) > last
            || (term.Deadline.Hour is { } hour && DateOnly.FromDateTime(moment) == last && TimeOnly.FromDateTime(moment) > hour));

    /// <summary>What happened of what the terms of a recheck count from.</summary>
    public Dictionary<DeadlineEvent, DateOnly> Happened(Guid participant)
    {
        var happened = new Dictionary<DeadlineEvent, DateOnly> { [DeadlineEvent.ExamDay] = Day.Day.Date };
        if (ToldOn(participant) is { } told)
        {
            happened[DeadlineEvent.Results] = told;
        }

        return happened;
    }

    private DueDate? Term(Guid participant) =>
        DeadlineSchedule.Of(Day.Regulation, ExamRounds.Of(Day.Regulation, Day.Day.Date), Day.Day.Date, Happened(participant))
            .FirstOrDefault(d => d.Deadline.Id == DeadlineIds.RecheckFiling);

    private ParticipantResult? Find(Guid participant) => Results.FirstOrDefault(r => r.Participant.Person.Id == participant);

    private Problem? RefusePerson(ParticipantResult result)
    {
        var person = result.Participant.Person;
        return !Approved ? RecheckRefusals.NotApproved
            : result.Sheet?.Passed != false ? RecheckRefusals.NotFailed(Rules.AfterFails.Clause)
            : Rechecks.Any(r => r.ParticipantId == person.Id) ? RecheckRefusals.Taken
            : person.Consent == Consent.Refused ? RecheckRefusals.NoConsent(Day.Regulation.Consent.NoRecordingAct.Clause)
            : Destroyed ? Retention.DestructionRefusals.Destroyed
            : null;
    }

    private Problem? RefuseCount(Guid participant, string? earlierFail) =>
        Fails(participant) >= Rules.AfterFails.Value || earlierFail is not null ? null : RecheckRefusals.FirstFail(Rules.AfterFails.Value, Rules.AfterFails.Clause);

    private static async Task<Dictionary<Guid, int>> FailsAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken)
    {
        var year = SchoolYear.Of(day.Day.Date);
        var days = await db.ResultApprovals.AsNoTracking()
            .Where(a => a.ExamDay!.SchoolId == day.Day.SchoolId && a.ExamDay.Date >= year.First && a.ExamDay.Date <= day.Day.Date
                && (a.ExamDay.Kind == ExamDayKind.Exam || a.ExamDayId == day.Day.Id))
            .Select(a => a.ExamDayId).ToListAsync(cancellationToken);
        var fails = new Dictionary<Guid, int>();
        foreach (var id in days)
        {
            var record = id == day.Day.Id ? day : (await DayRecord.ReadAsync(db, id, cancellationToken))!;
            foreach (var result in (await ParticipantResult.ReadAsync(db, record, cancellationToken)).Where(r => r.Passed == false))
            {
                fails[result.Participant.Person.Id] = fails.GetValueOrDefault(result.Participant.Person.Id) + 1;
            }
        }

        return fails;
    }

    private static async Task<Dictionary<Guid, DateOnly>> ToldAsync(ExamDbContext db, DayRecord day, CancellationToken cancellationToken)
    {
        var told = new Dictionary<Guid, DateOnly>();
        foreach (var a in await db.ResultAcquaintances.AsNoTracking().Where(a => a.ExamDayId == day.Day.Id).ToListAsync(cancellationToken))
        {
            Note(a.ParticipantId, a.SignedOn ?? Local(a.At));
        }

        // Where results go by letter, the letter is the acquaintance [002 §72]; a button or a signature says better when.
        var known = told.Keys.ToHashSet();
        foreach (var letter in await db.Letters.AsNoTracking()
            .Where(l => l.ExamDayId == day.Day.Id && l.Topic == Letters.LetterTopic.Result && l.SentAt != null).ToListAsync(cancellationToken))
        {
            if (!known.Contains(letter.ParticipantId))
            {
                Note(letter.ParticipantId, Local(letter.SentAt!.Value));
            }
        }

        return told;

        DateOnly Local(DateTimeOffset moment) => DateOnly.FromDateTime(day.Local(moment));

        void Note(Guid participant, DateOnly on) => told[participant] = told.TryGetValue(participant, out var earlier) && earlier < on ? earlier : on;
    }
}
