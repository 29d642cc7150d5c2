using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Closing;

/// <summary>Once a day is closed nothing of it changes: by refusal, and behind that by the database itself.</summary>
public class ClosedDayTests
{
    private static readonly Dictionary<string, int> Best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);

    [Fact]
    public async Task No_draft_signature_or_correction_of_a_closed_day()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var scored = await school.AttemptAsync();
        var open = await school.AttemptAsync(1);
        await school.EndAsync(scored, AttemptOutcome.Finished);
        await school.EndAsync(open, AttemptOutcome.Finished);
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        await book.SaveDraftAsync(scored.Id, school.Expert, Best, []);
        await book.SignAsync(scored.Id, school.Expert);
        var drafted = await school.AttemptAsync(2);
        await book.SaveDraftAsync(drafted.Id, school.Expert, Best, []);
        await CloseByForceAsync(school);

        (await book.SaveDraftAsync(open.Id, school.Expert, Best, [])).Problem.Should().Be(ClosedDay.Refusal);
        (await book.SignAsync(open.Id, school.Expert)).Problem.Should().Be(ClosedDay.Refusal);
        (await book.CorrectAsync(scored.Id, school.Expert, "описка")).Problem.Should().Be(ClosedDay.Refusal);
        (await book.ClaimAsync(open.Id, school.Expert)).Problem.Should().Be(ClosedDay.Refusal);
        (await book.ReleaseAsync(open.Id, school.Expert)).Problem.Should().Be(ClosedDay.Refusal);
        (await book.TakeAwayAsync(drafted.Id, Actor.Server, "болезнь эксперта")).Problem.Should().Be(ClosedDay.Refusal);
    }

    [Fact]
    public async Task No_scheme_is_decided_for_a_closed_day()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await CloseByForceAsync(school);
        await using var db = school.Open();
        var decided = await new SchemeBook(db, school.Clock).DecideAsync(
            school.Demo.Day, new SchemeWish(Category: null, ScoringScheme.FromRecording, SchemeChooser.Region, "приказ № 1"), school.Expert, StaffRole.Organizer);
        decided.Problem.Should().Be(ClosedDay.Refusal);
    }

    [Fact]
    public async Task No_absence_of_a_closed_day_is_marked_or_taken_back()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await CloseByForceAsync(school);
        await using var db = school.Open();
        var closing = new DayClosing(db, school.Clock);
        (await closing.MarkAbsentAsync(school.Demo.Day.Id, school.Demo.Schedule[0].ParticipantId, absent: true, Actor.Server)).Problem.Should().Be(ClosedDay.Refusal);
    }

    [Fact]
    public async Task What_its_papers_print_of_a_person_is_locked_and_addresses_are_not()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await CloseByForceAsync(school);
        await using var db = school.Open();
        var id = school.Demo.Schedule[0].ParticipantId;
        var person = await db.Participants.SingleAsync(p => p.Id == id);

        person.Email = "new@example.org";
        (await ClosedDay.RefuseCardsAsync(db)).Should().BeNull();
        person.FamilyName = "Другая";
        (await ClosedDay.RefuseCardsAsync(db)).Should().Be(ClosedDay.Refusal);
    }

    [Fact]
    public async Task A_card_whose_day_is_open_may_be_corrected()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        (await db.Participants.FirstAsync()).FamilyName = "Другая";
        (await ClosedDay.RefuseCardsAsync(db)).Should().BeNull();
    }

    [Theory]
    [InlineData("UPDATE Attempts SET VariantNumber = 999")]
    [InlineData("DELETE FROM Attempts")]
    [InlineData("UPDATE Schedule SET AbsentAt = NULL")]
    [InlineData("DELETE FROM Schedule")]
    [InlineData("UPDATE ExpertProtocols SET Scores = ''")]
    [InlineData("DELETE FROM ExpertProtocols")]
    [InlineData("UPDATE ExamDays SET ClosedAt = NULL")]
    [InlineData("INSERT INTO Attempts (Id, ExamDayId, AuditoriumId, ParticipantId, Number, AdmittedAt) SELECT 'x', ExamDayId, AuditoriumId, ParticipantId, 9, AdmittedAt FROM Attempts")]
    public async Task The_database_itself_refuses(string change)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, Best, []);
        await CloseByForceAsync(school);

        var changing = () => db.Database.ExecuteSqlRawAsync(change);

        (await changing.Should().ThrowAsync<SqliteException>()).Which.Message.Should().ContainAny("closed", "keeps");
    }

    private static async Task CloseByForceAsync(DemoDatabase school)
    {
        await using var db = school.Open();
        await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClosedAt, school.Clock.GetUtcNow()));
    }
}
