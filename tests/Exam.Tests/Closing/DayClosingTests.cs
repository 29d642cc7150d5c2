using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Exports;
using Itog.Exam.Forms;
using Itog.Exam.Kim;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Closing;

/// <summary>A day is closed when nothing is missing, and the list of what is missing is complete.</summary>
public class DayClosingTests
{
    private static readonly Dictionary<string, int> Best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);

    [Fact]
    public async Task A_day_on_which_nothing_has_happened_lacks_every_outcome()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var review = await ReviewAsync(school);
        review.Gaps.Should().HaveCount(4).And.OnlyContain(g => g.Code == "outcome-missing" && g.Place == ClosingPlace.Closing && g.Detail.Length > 0 && g.Clause != null);
        review.Outcomes[ParticipantOutcome.Awaited].Should().Be(4);
    }

    [Fact]
    public async Task A_complete_day_is_closed_once_with_its_line_in_the_log()
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        var closing = new DayClosing(db, school.Clock);

        var closed = (await closing.CloseAsync(school.Demo.Day.Id, await SoundAsync(school), Actor.Server)).Value;

        closed.Gaps.Should().BeEmpty();
        closed.ClosedAt.Should().Be(school.Clock.GetUtcNow());
        school.Clock.Advance(TimeSpan.FromHours(1));
        var again = (await closing.CloseAsync(school.Demo.Day.Id, new Dictionary<Guid, RecordingState>(), Actor.Server)).Value;
        again.ClosedAt.Should().Be(closed.ClosedAt, "closing twice changes nothing");
        (await db.AuditEvents.CountAsync(e => e.Type == "ExamDayClosed")).Should().Be(1);
        (await AuditLog.VerifyAsync(db)).Sound.Should().BeTrue();
    }

    [Fact]
    public async Task Whatever_is_missing_is_named_at_once()
    {
        await using var school = await CompleteAsync();
        await using (var db = school.Open())
        {
            // Three things at once: a third participant answers now, a protocol lacks its signature, a recording was changed.
            await db.Schedule.Where(e => e.ParticipantId == school.Demo.Schedule[2].ParticipantId).ExecuteUpdateAsync(set => set.SetProperty(e => e.AbsentAt, (DateTimeOffset?)null));
        }

        var running = await school.AttemptAsync(2);
        await LogAsync(school, running);
        var unsigned = await school.AttemptAsync(3);
        await LogAsync(school, unsigned);
        await school.EndAsync(unsigned, AttemptOutcome.Finished);
        var recordings = new Dictionary<Guid, RecordingState>(await SoundAsync(school));
        var changed = recordings.Keys.First(id => id != running.Id && id != unsigned.Id);
        recordings[changed] = new RecordingState(RecordingCondition.Changed, "файл 0001_1.wav");

        await using var context = school.Open();
        var review = (await new DayClosing(context, school.Clock).CloseAsync(school.Demo.Day.Id, recordings, Actor.Server)).Value;

        review.ClosedAt.Should().BeNull();
        review.Gaps.Select(g => g.Code).Should().BeEquivalentTo("attempt-running", "protocol-not-signed", "recording-changed");
        review.Gaps.Single(g => g.Code == "recording-changed").Detail.Should().Contain("0001_1.wav");
        (await context.ExamDays.SingleAsync()).ClosedAt.Should().BeNull();
    }

    [Fact]
    public async Task A_failure_of_equipment_is_no_outcome()
    {
        await using var school = await CompleteAsync();
        var failed = await school.AttemptAsync(0);
        await LogAsync(school, failed);
        await school.EndAsync(failed, AttemptOutcome.TechnicalFailure);
        (await ReviewAsync(school)).Gaps.Select(g => g.Code).Should().Equal("attempt-interrupted");
    }

    [Fact]
    public async Task A_correction_that_was_opened_must_be_signed()
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        var scored = await db.ExpertProtocols.Select(p => p.AttemptId).FirstAsync();
        await new ProtocolBook(db, school.Clock).CorrectAsync(scored, school.Expert, "описка");
        var gap = (await ReviewAsync(school)).Gaps.Should().ContainSingle().Which;
        gap.Code.Should().Be("protocol-not-signed");
        gap.Detail.Should().Contain("версия 2");
    }

    [Fact]
    public async Task Scores_that_were_changed_behind_the_signature_do_not_agree()
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER ExpertProtocols_no_update");
        await db.Database.ExecuteSqlRawAsync("UPDATE ExpertProtocols SET Scores = replace(Scores, '\"Ч1\":1', '\"Ч1\":0')");
        (await ReviewAsync(school)).Gaps.Select(g => g.Code).Distinct().Should().Equal("sums-disagree");
    }

    [Fact]
    public async Task The_rows_of_the_result_form_are_as_many_as_the_log_saw_begin()
    {
        await using var school = await CompleteAsync();
        // An attempt that the log tells of and the table does not hold.
        await using (var db = school.Open())
        {
            await LogAsync(school, new Attempt { Id = Guid.NewGuid(), ParticipantId = school.Demo.Schedule[3].ParticipantId, AuditoriumId = school.Demo.Auditorium.Id });
        }

        (await ReviewAsync(school)).Gaps.Should().ContainSingle().Which.Code.Should().Be("rows-disagree");
    }

    [Theory]
    [InlineData(RecordingCondition.Missing, "recording-missing")]
    [InlineData(RecordingCondition.Unfinished, "recording-unfinished")]
    [InlineData(RecordingCondition.Failed, "recording-failed")]
    [InlineData(RecordingCondition.Undecided, "recording-undecided")]
    public async Task Every_attempt_that_began_has_its_recording(RecordingCondition condition, string code)
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        var recordings = (await SoundAsync(school)).ToDictionary(r => r.Key, _ => new RecordingState(condition));
        var review = (await new DayClosing(db, school.Clock).ReviewAsync(school.Demo.Day.Id, recordings)).Value;
        review.Gaps.Should().HaveCount(2).And.OnlyContain(g => g.Code == code && g.Place == ClosingPlace.Technician);
    }

    // C14: a poor recording ends a finished answer with ИС-08, and the second answer of the same day is scored.
    [Fact]
    public async Task An_act_for_a_poor_recording_and_a_scored_second_attempt_stand_on_one_day()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        var poor = await school.AttemptAsync();
        await LogAsync(school, poor);
        await school.EndAsync(poor, AttemptOutcome.EarlyEnd);
        (await book.SignAsync(poor.Id, school.Expert)).Value.Protocol.Mark.Should().Be(AttemptOutcome.EarlyEnd);
        var second = await school.AttemptAsync(change: a => a.VariantNumber = 102);
        await LogAsync(school, second);
        await book.SaveDraftAsync(second.Id, school.Expert, Best, []);
        await school.EndAsync(second, AttemptOutcome.Finished);
        (await book.SignAsync(second.Id, school.Expert)).Value.Protocol.Mark.Should().BeNull();

        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;
        var person = day.Participants.Single(p => p.Person.Id == second.ParticipantId);
        person.Outcome.Should().Be(ParticipantOutcome.Finished);
        person.ProtocolOf(poor)!.Mark.Should().Be(AttemptOutcome.EarlyEnd);
        var row = ResultFormProjection.Of(day).Rows.Single();
        (row.AttemptId, row.Unfinished, row.Sheet!.Total).Should().Be((second.Id, false, 20));
        var papers = (await DayPapers.OfAsync(db, day)).Select(p => p.Id).ToList();
        papers.Should().Contain([$"protocol-{person.Person.Code}-1", $"protocol-{person.Person.Code}-2", $"early-end-act-{person.Person.Code}-1"]);
    }

    [Fact]
    public async Task A_variant_that_came_by_mail_is_marked_as_reserve()
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!.ReserveVariants.Should().BeEmpty();
        foreach (var (way, opened, number) in new (KimWay, DateTimeOffset?, int)[]
            { (KimWay.Email, DemoDatabase.Start, 101), (KimWay.Email, null, 102), (KimWay.Portal, DemoDatabase.Start, 103) })
        {
            db.KimPackages.Add(new KimPackage
            {
                ExamDayId = school.Demo.Day.Id, FileName = "kim.zip", Sha256 = new string('a', 64), Numbers = [number], Way = way,
                ReceivedAt = DemoDatabase.Start, ReceivedById = school.Expert, OpenedAt = opened,
            });
        }

        await db.SaveChangesAsync();
        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;
        day.ReserveVariants.Should().Equal(101);
        ResultFormProjection.Of(day).Rows.Should().OnlyContain(r => r.VariantNumber == 101 && r.Reserve);
    }

    [Fact]
    public async Task Nobody_who_sat_is_absent()
    {
        await using var school = await CompleteAsync();
        await using var db = school.Open();
        var closing = new DayClosing(db, school.Clock);
        (await closing.MarkAbsentAsync(school.Demo.Day.Id, school.Demo.Schedule[0].ParticipantId, absent: true, Actor.Server)).Problem!.Code.Should().Be("participant-has-sat");
        (await closing.MarkAbsentAsync(school.Demo.Day.Id, Guid.NewGuid(), absent: true, Actor.Server)).Problem!.Code.Should().Be("participant-not-scheduled");
        (await closing.MarkAbsentAsync(999, school.Demo.Schedule[2].ParticipantId, absent: true, Actor.Server)).Problem!.Code.Should().Be("participant-not-scheduled");
        (await closing.MarkAbsentAsync(school.Demo.Day.Id, school.Demo.Schedule[2].ParticipantId, absent: false, Actor.Server)).Succeeded.Should().BeTrue();
        (await ReviewAsync(school)).Gaps.Should().ContainSingle().Which.Code.Should().Be("outcome-missing");
    }

    [Fact]
    public async Task A_day_that_does_not_exist_is_refused()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        (await new DayClosing(db, school.Clock).CloseAsync(999, new Dictionary<Guid, RecordingState>(), Actor.Server)).Problem!.Code.Should().Be("day-unknown");
    }

    /// <summary>Two have finished and are signed, two did not come.</summary>
    internal static async Task<DemoDatabase> CompleteAsync()
    {
        var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        foreach (var i in (int[])[0, 1])
        {
            var attempt = await school.AttemptAsync(i);
            await LogAsync(school, attempt);
            await book.SaveDraftAsync(attempt.Id, school.Expert, Best, []);
            await school.EndAsync(attempt, AttemptOutcome.Finished);
            (await book.SignAsync(attempt.Id, school.Expert)).Succeeded.Should().BeTrue();
        }

        var closing = new DayClosing(db, school.Clock);
        foreach (var i in (int[])[2, 3])
        {
            (await closing.MarkAbsentAsync(school.Demo.Day.Id, school.Demo.Schedule[i].ParticipantId, absent: true, Actor.Server)).Succeeded.Should().BeTrue();
        }

        return school;
    }

    internal static async Task<IReadOnlyDictionary<Guid, RecordingState>> SoundAsync(DemoDatabase school)
    {
        await using var db = school.Open();
        return await db.Attempts.ToDictionaryAsync(a => a.Id, _ => new RecordingState(RecordingCondition.Sound, Sha256: new string('a', 64)));
    }

    /// <summary>What the exam day's log says of an attempt that begins.</summary>
    private static async Task LogAsync(DemoDatabase school, Attempt attempt)
    {
        await using var db = school.Open();
        await using var transaction = await db.Database.BeginImmediateAsync();
        var stream = AuditStream.OfAuditorium(school.Demo.Day.Id, attempt.AuditoriumId);
        await AuditLog.AppendAsync(db,
        [
            new AuditEntry(stream, "Admitted", $$"""{"participant":"{{attempt.ParticipantId}}","attempt":"{{attempt.Id}}","number":1}""", Actor.Server, school.Clock.GetUtcNow()),
            new AuditEntry(stream, "KimShown", $$"""{"attempt":"{{attempt.Id}}"}""", Actor.Server, school.Clock.GetUtcNow()),
        ]);
        await transaction.CommitAsync();
    }

    private static async Task<ClosingReview> ReviewAsync(DemoDatabase school)
    {
        await using var db = school.Open();
        return (await new DayClosing(db, school.Clock).ReviewAsync(school.Demo.Day.Id, await SoundAsync(school))).Value;
    }
}
