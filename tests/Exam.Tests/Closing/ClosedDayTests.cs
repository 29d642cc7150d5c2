using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Demo;
using Itog.Exam.Kim;
using Itog.Exam.Kim.Package;
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
    public async Task No_package_of_exam_materials_is_received_opened_or_withdrawn_for_a_closed_day()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var book = new KimBook(db, school.Clock);
        var received = await book.ReceiveAsync(school.Demo.Day, "kim.zip", AesZipWriter.Write(DemoKim.Package(), "пароль"), KimWay.Portal, school.Expert, StaffRole.Technician);
        received.Succeeded.Should().BeTrue();
        await CloseByForceAsync(school);

        (await book.ReceiveAsync(school.Demo.Day, "other.zip", AesZipWriter.Write(DemoKim.Package(), "другой"), KimWay.Portal, school.Expert, StaffRole.Technician)).Problem.Should().Be(ClosedDay.Refusal);
        (await book.OpenAsync(school.Demo.Day, received.Value.Id, "пароль", school.Expert, StaffRole.Technician)).Problem.Should().Be(ClosedDay.Refusal);
        (await book.WithdrawAsync(school.Demo.Day, received.Value.Id, "ошибка", school.Expert, StaffRole.Technician)).Problem.Should().Be(ClosedDay.Refusal);
    }

    [Fact]
    public async Task The_number_of_an_auditorium_that_is_printed_in_closed_papers_stays_and_its_name_does_not()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var book = new AuditoriumBook(db, school.Clock);
        var room = school.Demo.Auditorium;
        (await book.RenameAsync(room.SchoolId, room.Id, "0777", "Кабинет 7", Actor.Server)).Succeeded.Should().BeTrue("the day is open");
        await CloseByForceAsync(school);

        (await book.RenameAsync(room.SchoolId, room.Id, "0778", "Кабинет 7", Actor.Server)).Problem!.Code.Should().Be("auditorium-printed");
        (await book.RenameAsync(room.SchoolId, room.Id, "0777", "Кабинет 8", Actor.Server)).Succeeded.Should().BeTrue();
    }

    [Theory]
    [InlineData(StaffRole.Interlocutor, true)]
    [InlineData(StaffRole.Expert, true)]
    [InlineData(StaffRole.Technician, false)]
    public async Task Whoever_closed_papers_print_is_not_taken_out_of_the_commission(StaffRole role, bool refused)
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var account = await db.StaffAssignments.Where(a => a.Role == role).Select(a => a.StaffMemberId).FirstAsync();
        var member = new CommissionMember { SchoolId = school.Demo.School.Id, StaffMemberId = account, Role = role, AppointedOn = school.Demo.Day.Date };
        db.Add(member);
        await db.SaveChangesAsync();
        await CloseByForceAsync(school);

        var released = await new CommissionBook(db, school.Clock).ReleaseAsync(school.Demo.School.Id, member.Id, Actor.Server);

        (released.Problem?.Code == "day-closed").Should().Be(refused);
        (await db.StaffAssignments.AnyAsync(a => a.StaffMemberId == account && a.Role == role)).Should().Be(refused);
    }

    [Fact]
    public async Task An_interlocutor_gets_no_place_where_he_would_meet_a_class_of_his_own()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        await db.ExamDays.ExecuteUpdateAsync(set => set.SetProperty(d => d.RegulationId, "stavropol-2024"));
        var account = new StaffMember { Id = Guid.NewGuid(), FullName = "Учителева Нина", UserName = "teacher" };
        var member = new CommissionMember
        {
            SchoolId = school.Demo.School.Id, StaffMember = account, Role = StaffRole.Interlocutor, AppointedOn = school.Demo.Day.Date,
            TeachesClasses = [await db.Schedule.Select(e => e.Participant!.Class).FirstAsync()],
        };
        db.Add(member);
        await db.SaveChangesAsync();
        var book = new PlaceBook(db, school.Clock);

        var refused = await book.AssignAsync(school.Demo.School.Id, account.Id, school.Demo.Auditorium.Id, StaffRole.Interlocutor, Actor.Server);
        (refused.Problem!.Code, refused.Problem.Clause).Should().Be(("interlocutor-teaches", Itog.Exam.Regulation.RegulationPacks.Get("stavropol-2024").Staff.InterlocutorMayTeachClass.Clause));

        member.TeachesClasses = ["11Я"];
        await db.SaveChangesAsync();
        (await book.AssignAsync(school.Demo.School.Id, account.Id, school.Demo.Auditorium.Id, StaffRole.Interlocutor, Actor.Server)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task An_observer_whom_the_school_knows_needs_no_order_and_a_stranger_gets_no_place()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var known = new StaffMember { Id = Guid.NewGuid(), FullName = "Наблюдателева Нина", UserName = "watcher" };
        var stranger = new StaffMember { Id = Guid.NewGuid(), FullName = "Чужова Нина", UserName = "stranger" };
        var keeper = AccountMark.Keeper(school.Demo.School.Id);
        db.AddRange(known, stranger, new Microsoft.AspNetCore.Identity.IdentityUserClaim<Guid> { UserId = known.Id, ClaimType = keeper.Type, ClaimValue = keeper.Value });
        await db.SaveChangesAsync();
        var book = new PlaceBook(db, school.Clock);
        var (place, room) = (school.Demo.School.Id, school.Demo.Auditorium.Id);

        (await book.AssignAsync(place, known.Id, room, StaffRole.Observer, Actor.Server)).Succeeded.Should().BeTrue();
        (await book.AssignAsync(place, known.Id, room, StaffRole.Technician, Actor.Server)).Problem!.Code.Should().Be("place-not-appointed");
        (await book.AssignAsync(place, stranger.Id, room, StaffRole.Observer, Actor.Server)).Problem!.Code.Should().Be("no-such-account");
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
