using Itog.Exam.Audit;
using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Exam.Scoring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Scoring;

public class ProtocolBookTests
{
    private static readonly CriteriaSet Federal = CriteriaSets.Get("ru-2026");

    [Fact]
    public async Task Keeps_a_draft_while_the_participant_speaks()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();

        (await SaveAsync(school, attempt, new() { ["Ч1"] = 1 })).Succeeded.Should().BeTrue();
        var page = (await SaveAsync(school, attempt, new() { ["Ч1"] = 1, ["Ч2"] = 0 })).Value;

        page.Sheet.Total.Should().Be(1);
        page.Sheet.Missing.Should().HaveCount(11);
        page.Protocol.Version.Should().Be(1);
        page.Protocol.SignedAt.Should().BeNull();
        (await FindAsync(school, attempt))!.Protocol.Scores.Should().Equal(new Dictionary<string, int> { ["Ч1"] = 1, ["Ч2"] = 0 });
        (await TypesAsync(school, attempt)).Should().Equal("ProtocolDraftSaved", "ProtocolDraftSaved");
    }

    [Theory]
    [InlineData("Д1", 4, "score-out-of-range")]
    [InlineData("Я1", 1, "criterion-unknown")]
    public async Task Bad_scores_are_refused_and_change_nothing(string code, int score, string problem)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await SaveAsync(school, attempt, new() { ["Ч1"] = 1 });

        var refused = await SaveAsync(school, attempt, new() { ["Ч1"] = 0, [code] = score });

        refused.Problem!.Code.Should().Be(problem);
        (await FindAsync(school, attempt))!.Protocol.Scores.Should().Equal(new Dictionary<string, int> { ["Ч1"] = 1 });
        (await TypesAsync(school, attempt)).Should().HaveCount(1);
    }

    [Fact]
    public async Task Signing_locks_the_scores_under_a_hash()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await SaveAsync(school, attempt, Best());
        await school.EndAsync(attempt, AttemptOutcome.Finished);
        school.Clock.Advance(TimeSpan.FromMinutes(20));

        var signed = (await SignAsync(school, attempt)).Value;

        signed.Sheet.Passed.Should().BeTrue();
        signed.Protocol.SignedAt.Should().Be(DemoDatabase.Start.AddMinutes(20));
        var stored = (await FindAsync(school, attempt))!;
        ProtocolSignature.Holds(stored.Protocol, stored.Sheet).Should().BeTrue();
        (await SaveAsync(school, attempt, Best(), 2)).Problem!.Code.Should().Be("protocol-signed");
        (await SignAsync(school, attempt)).Problem!.Code.Should().Be("protocol-signed");
        (await TypesAsync(school, attempt)).Should().Equal("ProtocolDraftSaved", "ProtocolSigned");
    }

    [Theory]
    [InlineData("UPDATE ExpertProtocols SET NotAttemptedTasks = '[1]'")]
    [InlineData("DELETE FROM ExpertProtocols")]
    public async Task The_database_itself_refuses_to_touch_a_signed_protocol(string sql)
    {
        await using var school = await DemoDatabase.CreateAsync();
        await SignedAsync(school);
        await using var db = school.Open();
        var tamper = () => db.Database.ExecuteSqlRawAsync(sql);
        (await tamper.Should().ThrowAsync<SqliteException>()).Which.Message.Should().Contain("is signed");
    }

    [Fact]
    public async Task A_score_changed_behind_its_back_breaks_the_signature()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await SignedAsync(school);
        await using (var db = school.Open())
        {
            await db.Database.ExecuteSqlAsync($"DROP TRIGGER ExpertProtocols_no_update");
            await db.Database.ExecuteSqlAsync($"UPDATE ExpertProtocols SET Scores = replace(Scores, '\"Д1\":3', '\"Д1\":2')");
        }

        var stored = (await FindAsync(school, attempt))!;
        stored.Protocol.Scores["Д1"].Should().Be(2);
        ProtocolSignature.Holds(stored.Protocol, stored.Sheet).Should().BeFalse();
    }

    [Fact]
    public async Task What_the_footnote_zeroes_is_signed_as_zero()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        var scores = Best().ToDictionary(s => s.Key, s => Federal.Find(s.Key)!.Task is 3 or 4 ? 0 : s.Value);
        await SaveAsync(school, attempt, scores, 3, 4);
        await school.EndAsync(attempt, AttemptOutcome.Finished);

        var signed = (await SignAsync(school, attempt)).Value;

        signed.Protocol.Scores["Р1"].Should().Be(0);
        signed.Sheet.Total.Should().Be(7);
        signed.Sheet.Passed.Should().BeFalse();
        signed.Sheet.Notices.Should().Contain(n => n.Code == "speech-score-zeroed");
    }

    [Fact]
    public async Task An_incomplete_protocol_is_not_signed_and_the_refusal_names_what_is_missing()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        var scores = Best();
        scores.Remove("М2");
        await SaveAsync(school, attempt, scores);
        await school.EndAsync(attempt, AttemptOutcome.Finished);

        var problem = (await SignAsync(school, attempt)).Problem!;
        problem.Code.Should().Be("scores-missing");
        problem.Detail.Should().Contain("М2");
    }

    [Fact]
    public async Task Nothing_is_signed_while_the_participant_still_speaks()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        (await SignAsync(school, attempt)).Problem!.Code.Should().Be("protocol-not-begun");
        await SaveAsync(school, attempt, Best());
        (await SignAsync(school, attempt)).Problem!.Code.Should().Be("attempt-running");
    }

    [Theory]
    [InlineData(AttemptOutcome.Removed, "002 §61")]
    [InlineData(AttemptOutcome.EarlyEnd, "002 §61")]
    [InlineData(AttemptOutcome.TechnicalFailure, "002 §48")]
    public async Task Removed_and_broken_off_attempts_keep_their_draft_and_get_no_score(AttemptOutcome outcome, string clause)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await SaveAsync(school, attempt, Best());
        await school.EndAsync(attempt, outcome);

        var save = await SaveAsync(school, attempt, new() { ["Ч1"] = 0 });

        save.Problem!.Code.Should().Be("attempt-not-scored");
        save.Problem!.Clause.Should().Be(clause);
        (await FindAsync(school, attempt))!.Protocol.Scores.Should().Equal(Best());
    }

    [Theory]
    [InlineData(AttemptOutcome.Removed, true)]
    [InlineData(AttemptOutcome.Removed, false)]
    [InlineData(AttemptOutcome.EarlyEnd, true)]
    [InlineData(AttemptOutcome.EarlyEnd, false)]
    public async Task The_protocol_of_an_act_is_signed_with_its_mark_and_without_scores(AttemptOutcome outcome, bool begun)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        if (begun)
        {
            await SaveAsync(school, attempt, new() { ["Ч1"] = 1 });
        }

        await school.EndAsync(attempt, outcome);
        (await SignAsync(school, attempt)).Succeeded.Should().BeTrue();

        var stored = (await FindAsync(school, attempt))!;
        stored.Protocol.Mark.Should().Be(outcome);
        stored.Protocol.SignedAt.Should().NotBeNull();
        ProtocolSignature.Holds(stored.Protocol, stored.Sheet).Should().BeTrue();
        await using var db = school.Open();
        var signing = await db.AuditEvents.SingleAsync(e => e.Type == "ProtocolSigned");
        signing.Payload.Should().Contain("\"mark\":").And.NotContain("scores");
        (await SignAsync(school, attempt)).Problem!.Code.Should().Be("protocol-signed");
    }

    [Fact]
    public async Task A_failure_of_equipment_has_no_protocol_to_sign()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await SaveAsync(school, attempt, Best());
        await school.EndAsync(attempt, AttemptOutcome.TechnicalFailure);
        (await SignAsync(school, attempt)).Problem!.Code.Should().Be("attempt-not-scored");
    }

    [Fact]
    public async Task Noted_errors_are_kept_in_the_order_of_the_recording_and_are_part_of_what_is_signed()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using (var db = school.Open())
        {
            NotedError[] errors = [new(ErrorKind.Speech, 300.5, "плеоназм"), new(ErrorKind.Orthoepic, 61)];
            (await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, Best(), [], errors)).Succeeded.Should().BeTrue();
        }

        // A draft saved without errors (by a page that does not know them) leaves them alone.
        await SaveAsync(school, attempt, Best());
        await school.EndAsync(attempt, AttemptOutcome.Finished);
        (await SignAsync(school, attempt)).Succeeded.Should().BeTrue();

        var stored = (await FindAsync(school, attempt))!;
        stored.Protocol.Errors.Select(e => (e.Kind, e.Seconds, e.Note)).Should().Equal((ErrorKind.Orthoepic, 61, null), (ErrorKind.Speech, 300.5, "плеоназм"));
        ProtocolSignature.Holds(stored.Protocol, stored.Sheet).Should().BeTrue();
        stored.Protocol.Errors = [];
        ProtocolSignature.Holds(stored.Protocol, stored.Sheet).Should().BeFalse();
    }

    [Theory]
    [InlineData(-1, 0, 1, "error-not-understood")]
    [InlineData(90_000, 0, 1, "error-not-understood")]
    [InlineData(1, 201, 1, "error-not-understood")]
    [InlineData(1, 0, 201, "too-many-errors")]
    public async Task Errors_outside_the_recording_or_without_measure_are_refused(double seconds, int noteLength, int count, string problem)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using var db = school.Open();
        var errors = Enumerable.Repeat(new NotedError(ErrorKind.Speech, seconds, new string('а', noteLength)), count).ToList();
        (await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, Best(), [], errors)).Problem!.Code.Should().Be(problem);
    }

    [Fact]
    public async Task A_protocol_stays_in_the_criteria_set_it_was_begun_in()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        await using (var db = school.Open())
        {
            db.ExpertProtocols.Add(new ExpertProtocol
            {
                Id = Guid.NewGuid(), AttemptId = attempt.Id, Version = 1, ExpertId = school.Expert, CriteriaSetId = "stavropol-2024",
            });
            await db.SaveChangesAsync();
        }

        (await SaveAsync(school, attempt, new() { ["Д1"] = 3 })).Problem!.Code.Should().Be("score-out-of-range");
        var page = (await SaveAsync(school, attempt, new() { ["Д1"] = 2, ["Р5"] = 1 })).Value;
        page.Sheet.CriteriaSet.Id.Should().Be("stavropol-2024");
        page.Protocol.Scores["Д1"].Should().Be(2);
    }

    [Theory]
    [InlineData(StaffRole.Interlocutor)]
    [InlineData(StaffRole.Technician)]
    [InlineData(StaffRole.SchoolHead)]
    public async Task Only_an_expert_of_the_auditorium_scores(StaffRole role)
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        var somebody = DemoSchool.Staff.Single(s => s.Role == role).Id;
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);

        (await book.SaveDraftAsync(attempt.Id, somebody, Best(), [])).Problem!.Code.Should().Be("expert-not-assigned");
        (await book.SignAsync(attempt.Id, somebody)).Problem!.Code.Should().Be("expert-not-assigned");
        (await book.CorrectAsync(attempt.Id, somebody, "Причина")).Problem!.Code.Should().Be("expert-not-assigned");
        (await db.ExpertProtocols.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_second_expert_of_the_auditorium_leaves_the_protocol_alone()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await SignedAsync(school);
        var second = DemoSchool.Staff.Single(s => s.Role == StaffRole.Observer).Id;
        await using var db = school.Open();
        db.StaffAssignments.Add(new StaffAssignment { StaffMemberId = second, AuditoriumId = school.Demo.Auditorium.Id, Role = StaffRole.Expert });
        await db.SaveChangesAsync();

        var book = new ProtocolBook(db, school.Clock);
        (await book.SaveDraftAsync(attempt.Id, second, Best(), [])).Problem!.Code.Should().Be("protocol-of-another-expert");
        (await book.CorrectAsync(attempt.Id, second, "Причина")).Problem!.Code.Should().Be("protocol-of-another-expert");
    }

    [Fact]
    public async Task A_correction_is_a_new_signed_version_with_its_reason_and_the_old_one_stays()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await SignedAsync(school);

        var correction = (await CorrectAsync(school, attempt, "Ошибка при переносе балла")).Value;
        correction.Protocol.Version.Should().Be(2);
        correction.Protocol.Scores.Should().Equal(Best());
        var scores = Best();
        scores["Р3"] = 1;
        await SaveAsync(school, attempt, scores);
        (await SignAsync(school, attempt)).Value.Sheet.Total.Should().Be(19);

        await using var db = school.Open();
        var versions = await db.ExpertProtocols.OrderBy(p => p.Version).ToListAsync();
        versions.Select(v => (v.Version, v.Scores["Р3"], v.SignedAt is not null, v.CorrectionReason))
            .Should().Equal((1, 2, true, null), (2, 1, true, "Ошибка при переносе балла"));
        (await TypesAsync(school, attempt)).Should().Equal(
            "ProtocolDraftSaved", "ProtocolSigned", "ProtocolCorrectionOpened", "ProtocolDraftSaved", "ProtocolSigned");
        (await AuditLog.VerifyAsync(db)).Sound.Should().BeTrue();
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_a_signed_protocol()
    {
        await using var school = await DemoDatabase.CreateAsync();
        var attempt = await school.AttemptAsync();
        (await CorrectAsync(school, attempt, "Причина")).Problem!.Code.Should().Be("protocol-not-begun");
        await SaveAsync(school, attempt, Best());
        (await CorrectAsync(school, attempt, "Причина")).Problem!.Code.Should().Be("protocol-not-signed");
        (await CorrectAsync(school, attempt, " ")).Problem!.Code.Should().Be("reason-required");
    }

    [Fact]
    public async Task Autism_is_scored_only_once_there_is_a_recording()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await school.ChangeParticipantAsync(0, p =>
        {
            p.Category = ParticipantCategory.AutismSpectrum;
            p.PmpkRecommendation = "№ 7 от 01.09.2025";
        });
        var attempt = await school.AttemptAsync();
        var scores = new Dictionary<string, int> { ["Ч1"] = 1, ["М1"] = 1, ["М2"] = 0, ["Д1"] = 1 };

        (await SaveAsync(school, attempt, scores)).Problem!.Code.Should().Be("scheme-from-recording");
        await school.EndAsync(attempt, AttemptOutcome.Finished);
        await SaveAsync(school, attempt, scores);
        var signed = (await SignAsync(school, attempt)).Value;
        signed.Sheet.Total.Should().Be(3);
        signed.Sheet.Passed.Should().BeTrue();
    }

    [Fact]
    public async Task An_unknown_attempt_is_refused()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await using var db = school.Open();
        var book = new ProtocolBook(db, school.Clock);
        (await book.SaveDraftAsync(Guid.NewGuid(), school.Expert, Best(), [])).Problem!.Code.Should().Be("attempt-unknown");
        (await book.ReadAsync([Guid.NewGuid()])).Should().BeEmpty();
    }

    private static Dictionary<string, int> Best() => ScoreSheetTests.Best(Federal, ScoreSheetTests.Usual(Federal));

    private static async Task<Attempt> SignedAsync(DemoDatabase school)
    {
        var attempt = await school.AttemptAsync();
        await SaveAsync(school, attempt, Best());
        await school.EndAsync(attempt, AttemptOutcome.Finished);
        (await SignAsync(school, attempt)).Succeeded.Should().BeTrue();
        return attempt;
    }

    private static async Task<Outcome<ProtocolPage>> SaveAsync(DemoDatabase school, Attempt attempt, Dictionary<string, int> scores, params int[] notAttempted)
    {
        await using var db = school.Open();
        return await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, scores, notAttempted);
    }

    private static async Task<Outcome<ProtocolPage>> SignAsync(DemoDatabase school, Attempt attempt)
    {
        await using var db = school.Open();
        return await new ProtocolBook(db, school.Clock).SignAsync(attempt.Id, school.Expert);
    }

    private static async Task<Outcome<ProtocolPage>> CorrectAsync(DemoDatabase school, Attempt attempt, string reason)
    {
        await using var db = school.Open();
        return await new ProtocolBook(db, school.Clock).CorrectAsync(attempt.Id, school.Expert, reason);
    }

    private static async Task<ProtocolPage?> FindAsync(DemoDatabase school, Attempt attempt)
    {
        await using var db = school.Open();
        return (await new ProtocolBook(db, school.Clock).ReadAsync([attempt.Id])).GetValueOrDefault(attempt.Id) is ({ } protocol, var sheet) ? new ProtocolPage(protocol, sheet) : null;
    }

    private static async Task<List<string>> TypesAsync(DemoDatabase school, Attempt attempt)
    {
        await using var db = school.Open();
        var stream = AuditStream.OfProtocol(attempt.Id);
        return await db.AuditEvents.Where(e => e.Stream == stream).OrderBy(e => e.StreamSequence).Select(e => e.Type).ToListAsync();
    }
}
