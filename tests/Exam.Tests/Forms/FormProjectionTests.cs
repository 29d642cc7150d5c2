using Itog.Exam.Audit;
using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Results;
using Itog.Exam.Scoring;
using Itog.Exam.Tests.Closing;

namespace Itog.Exam.Tests.Forms;

public class FormProjectionTests
{
    private static readonly Dictionary<string, int> Best = CriteriaSets.Get("ru-2026").Criteria.ToDictionary(c => c.Code, c => c.Max);

    [Fact]
    public async Task A_signed_protocol_goes_from_the_database_to_the_paper()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        await book.SaveDraftAsync(attempt.Id, school.Expert, Best, []);
        await school.EndAsync(attempt, AttemptOutcome.Finished);
        var signed = (await book.SignAsync(attempt.Id, school.Expert)).Value;

        var record = (await FormProjection.ExpertProtocolAsync(db, attempt.Id)).Value;

        record.ParticipantName.Should().Be("Орлова Анна Дмитриевна");
        record.ExpertName.Should().Be("Морозова Ирина Павловна");
        record.Signature!.Hash.Should().Be(signed.Protocol.SignatureHash);
        record.Signature.At.Offset.Should().Be(TimeSpan.FromHours(3), "forms print the time of the school");
        PdfText.Of(ExpertProtocolForm.Render(record)).Should().Contain("11.02.2026 09:30:00 UTC+03:00").And.Contain("Балл, выставленный участнику 7 6 7 20");
    }

    [Theory]
    [InlineData(AttemptOutcome.Removed)]
    [InlineData(AttemptOutcome.EarlyEnd)]
    public async Task A_protocol_of_an_attempt_that_is_not_scored_prints_the_mark_and_no_score(AttemptOutcome outcome)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, Best, []);
        await school.EndAsync(attempt, outcome);

        var record = (await FormProjection.ExpertProtocolAsync(db, attempt.Id)).Value;

        record.Sheet.Should().BeNull();
        record.Removed.Should().Be(outcome == AttemptOutcome.Removed);
        record.EarlyEnd.Should().Be(outcome == AttemptOutcome.EarlyEnd);
    }

    [Fact]
    public async Task A_protocol_that_nobody_began_is_refused()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        (await FormProjection.ExpertProtocolAsync(db, attempt.Id)).Problem!.Code.Should().Be("protocol-not-begun");
        (await FormProjection.ExpertProtocolAsync(db, Guid.NewGuid())).Problem!.Code.Should().Be("attempt-unknown");
    }

    [Fact]
    public async Task The_register_names_who_joined_an_attempt_and_who_sat_beside_its_participant()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var helped = await school.AttemptAsync(0, a => a.StartedAt = DemoDatabase.Start);
        await school.AttemptAsync(1, a => a.StartedAt = DemoDatabase.Start.AddMinutes(30));
        await using var db = school.Open();
        var interpreter = new Attendant { Id = Guid.NewGuid(), SchoolId = school.Demo.School.Id, Role = AttendantRole.SignInterpreter, FullName = "Переводова Вера Ильинична" };
        var assistant = new Attendant { Id = Guid.NewGuid(), SchoolId = school.Demo.School.Id, Role = AttendantRole.Assistant, FullName = "Помощников Олег Ильич", Beside = true };
        db.Attendants.AddRange(interpreter, assistant);
        db.AttendantAssignments.Add(new AttendantAssignment { AttendantId = assistant.Id, ParticipantId = helped.ParticipantId });
        var stream = AuditStream.OfAuditorium(school.Demo.Day.Id, school.Demo.Auditorium.Id);
        await using (var transaction = await db.Database.BeginImmediateAsync())
        {
            foreach (var _ in (int[])[1, 2])
            {
                // Lost and back again: still one person.
                await AuditLog.AppendAsync(db, new AuditEntry(stream, "AttendantCame", $$"""{"attempt":"{{helped.Id}}","attendant":"{{interpreter.Id}}"}""", Actor.Server, DemoDatabase.Start));
            }

            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        var rows = (await FormProjection.RegisterAsync(db, school.Demo.Day.Id, school.Demo.Auditorium.Id)).Value.Rows;

        rows.Select(r => r.Beside).Should().Equal("сурдопереводчик Переводова Вера Ильинична, ассистент Помощников Олег Ильич", "");
    }

    [Fact]
    public async Task The_register_has_a_row_for_every_attempt_that_began_or_ended_by_an_act()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var start = DemoDatabase.Start;
        await school.AttemptAsync(0, a =>
        {
            a.EndedAt = start.AddMinutes(18);
            a.Outcome = AttemptOutcome.Finished;
            a.SignatureConfirmedAt = start.AddMinutes(20);
        });
        await school.AttemptAsync(1, a =>
        {
            a.AdmittedAt = start.AddMinutes(30);
            a.KimShownAt = a.StartedAt = null;
            a.EndedAt = start.AddMinutes(31);
            a.Outcome = AttemptOutcome.TechnicalFailure;
        });
        await school.AttemptAsync(1, a => a.AdmittedAt = start.AddMinutes(60));
        await school.AttemptAsync(2, a =>
        {
            a.AdmittedAt = start.AddMinutes(40);
            a.KimShownAt = a.StartedAt = null;
            a.Outcome = AttemptOutcome.EarlyEnd;
        });

        await using var db = school.Open();
        var record = (await FormProjection.RegisterAsync(db, school.Demo.Day.Id, school.Demo.Auditorium.Id)).Value;

        record.InterlocutorName.Should().Be("Соколова Елена Викторовна");
        record.Rows.Select(r => (r.Name.Split(' ')[0], r.Start, r.End, r.EarlyEnd, r.SignatureConfirmedAt)).Should().Equal(
            ("Орлова", new TimeOnly(9, 33), new TimeOnly(9, 48), false, new TimeOnly(9, 50)),
            ("Гарипова", null, null, true, null),
            ("Беляев", new TimeOnly(9, 33), null, false, null));
        PdfText.Of(AuditoriumRegisterForm.Render(record)).Should().Contain("Орлова Анна Дмитриевна").And.Contain("09:33");
    }

    [Fact]
    public async Task Who_has_acknowledged_his_result_stands_in_the_protocol_of_acquaintance_with_the_time()
    {
        await using var school = await DayClosingTests.CompleteAsync();
        await using var db = school.Open();
        var first = school.Demo.Schedule[0].ParticipantId;
        db.ResultAcquaintances.Add(new ResultAcquaintance { ExamDayId = school.Demo.Day.Id, ParticipantId = first, Reader = ResultReader.Participant, At = DemoDatabase.Start.AddDays(5) });
        db.ResultAcquaintances.Add(new ResultAcquaintance
        {
            ExamDayId = school.Demo.Day.Id, ParticipantId = first, Reader = ResultReader.Parent, At = DemoDatabase.Start.AddDays(7), SignedOn = new DateOnly(2026, 2, 17),
        });
        await db.SaveChangesAsync();

        var day = (await DayRecord.ReadAsync(db, school.Demo.Day.Id))!;
        var paper = (await DayPapers.OfAsync(db, day)).Single(p => p.Kind == DayPaperKind.Acquaintance);
        var text = PdfText.Of(await paper.Render(default));
        text.Should().ContainAll("16.02.2026", "09:30", "электронно").And.NotContain("17.02.2026", "the first one of the family counts");
        text.Split("электронно").Should().HaveCount(2, "a signature by hand is left to the hand");
    }

    [Fact]
    public async Task A_register_of_another_schools_auditorium_is_refused()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        (await FormProjection.RegisterAsync(db, school.Demo.Day.Id, 99)).Problem!.Code.Should().Be("register-unknown");
    }
}
