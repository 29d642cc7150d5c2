using Itog.Exam.People;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rechecks;

public class RecheckFilingTests
{
    [Fact]
    public async Task A_second_fail_of_the_school_year_entitles()
    {
        await using var day = await TwiceFailed.CreateAsync();

        var filed = (await day.FileAsync()).Value;

        filed.State.Should().Be(RecheckState.Filed);
        filed.AttemptId.Should().Be(day.Attempt, "the last answer is doubted, not the first");
        filed.Code.Should().MatchRegex("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$");
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "RecheckFiled"))).Should().Be(1);
    }

    [Theory]
    [InlineData("ru-2026", "004 §9")]
    [InlineData("krasnodar-2025", "004 §9")]
    [InlineData("stavropol-2024", "001 §13.1")]
    [InlineData("mari-el-2025", "002 §73")]
    [InlineData("tambov-2026", "003 разд. 12")]
    public async Task A_first_fail_does_not_until_the_other_is_shown(string regulation, string clause)
    {
        await using var day = await TwiceFailed.CreateAsync(regulation, told: false);

        var refused = await day.FileAsync(participant: day.Once);

        (refused.Problem!.Code, refused.Problem.Clause).Should().Be(("recheck-first-fail", clause));
        (await day.FileAsync(TwiceFailed.Paper with { EarlierFail = "протокол школы № 8 от 12.02.2026" }, day.Once)).Problem.Should().BeNull();
    }

    [Fact]
    public async Task A_fail_that_a_recheck_took_away_does_not_count()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(async db =>
        {
            var first = await db.Attempts.SingleAsync(a => a.ExamDayId == day.School.Demo.Day.Id && a.ParticipantId == day.Twice);
            db.Rechecks.Add(new Recheck
            {
                Id = Guid.NewGuid(), Code = RecheckCode.Draw(), ExamDayId = first.ExamDayId, ParticipantId = day.Twice, AttemptId = first.Id, Passed = true, DecidedAt = day.School.Clock.GetUtcNow(),
            });
            return await db.SaveChangesAsync();
        });

        (await day.FileAsync()).Problem!.Code.Should().Be("recheck-first-fail");
    }

    [Fact]
    public async Task A_fail_of_a_rehearsal_does_not_count()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(db => db.ExamDays.Where(d => d.Id != day.Day).ExecuteUpdateAsync(set => set.SetProperty(d => d.Kind, ExamDayKind.Rehearsal)));

        (await day.FileAsync()).Problem!.Code.Should().Be("recheck-first-fail");
    }

    [Fact]
    public async Task Whoever_passed_has_nothing_to_recheck()
    {
        await using var day = await TwiceFailed.CreateAsync();

        var refused = await day.WithAsync(db => new RecheckBook(db, day.School.Clock).FileAsync(day.School.Demo.Day.Id, day.Once, TwiceFailed.Paper, Guid.Empty, TwiceFailed.Organizer));

        refused.Problem!.Code.Should().Be("recheck-not-failed");
    }

    [Theory]
    [InlineData("ru-2026", null)]
    [InlineData("krasnodar-2025", null)]
    [InlineData("stavropol-2024", null)]
    [InlineData("mari-el-2025", "002 §74")]
    [InlineData("tambov-2026", "003 разд. 12")]
    public async Task A_parent_applies_where_the_regulation_lets_him(string regulation, string? refusedBy)
    {
        await using var day = await TwiceFailed.CreateAsync(regulation, told: false);

        var outcome = await day.FileAsync(TwiceFailed.Paper with { Applicant = RecheckApplicant.Parent });

        outcome.Problem?.Clause.Should().Be(refusedBy);
        (outcome.Problem?.Code).Should().Be(refusedBy is null ? null : "recheck-applicant");
    }

    [Theory]
    [InlineData("mari-el-2025", "2026-03-19 23:59", null)]
    [InlineData("mari-el-2025", "2026-03-20 00:00", "002 §74")]
    [InlineData("stavropol-2024", "2026-03-19 12:00", null)]
    [InlineData("stavropol-2024", "2026-03-20 12:00", "001 §13.2")]
    [InlineData("tambov-2026", "2026-03-17 18:00", null)]
    [InlineData("tambov-2026", "2026-03-17 18:01", "003 разд. 12")]
    [InlineData("ru-2026", "2026-03-25 12:00", null)]
    [InlineData("krasnodar-2025", "2026-03-25 12:00", null)]
    public async Task Each_regulation_keeps_its_own_term_for_the_application(string regulation, string filed, string? refusedBy)
    {
        await using var day = await TwiceFailed.CreateAsync(regulation);
        var application = TwiceFailed.Paper with { FiledAt = TwiceFailed.Moscow(filed) };

        var outcome = await day.FileAsync(application);

        (outcome.Problem?.Code).Should().Be(refusedBy is null ? null : "recheck-late");
        outcome.Problem?.Clause.Should().Be(refusedBy);
        if (refusedBy is not null)
        {
            (await day.FileAsync(application with { LateGround = "решение министерства № 9" })).Problem.Should().BeNull("the term was restored");
        }
    }

    [Fact]
    public async Task Whoever_was_told_nothing_yet_is_never_late()
    {
        await using var day = await TwiceFailed.CreateAsync("tambov-2026", told: false);

        (await day.FileAsync(TwiceFailed.Paper with { FiledAt = TwiceFailed.Moscow("2026-03-24 20:00") })).Problem.Should().BeNull();
    }

    [Fact]
    public async Task A_school_enters_the_paper_and_a_family_brings_it_before_the_application_goes_on()
    {
        await using var day = await TwiceFailed.CreateAsync(told: false);

        (await day.FileAsync(TwiceFailed.Paper with { Paper = " " })).Problem!.Code.Should().Be("recheck-paper-missing");
        var filed = (await day.FileAsync(new RecheckApplication(RecheckApplicant.Participant), byFamily: true)).Value;
        (await day.ForwardAsync(filed.Id, "2026-03-25")).Problem!.Code.Should().Be("recheck-paper-missing");
        (await day.ForwardAsync(filed.Id, "2026-03-25", "№ 3")).Value.State.Should().Be(RecheckState.Forwarded);
    }

    [Theory]
    [InlineData("2026-03-26 10:00")]
    [InlineData("2026-03-10 10:00")]
    public async Task An_application_is_received_between_the_exam_and_now(string filed)
    {
        await using var day = await TwiceFailed.CreateAsync(told: false);

        (await day.FileAsync(TwiceFailed.Paper with { FiledAt = TwiceFailed.Moscow(filed) })).Problem!.Code.Should().Be("recheck-date");
    }

    [Fact]
    public async Task An_answer_is_rechecked_once_and_again_only_after_the_application_was_taken_back()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var filed = (await day.FileAsync()).Value;

        (await day.FileAsync()).Problem!.Code.Should().Be("recheck-taken");
        (await day.WithAsync(db => new RecheckBook(db, day.School.Clock).WithdrawAsync(day.Day, filed.Id, "заявление от 19.03", TwiceFailed.Organizer))).Value.State.Should().Be(RecheckState.Withdrawn);
        (await day.FileAsync()).Problem.Should().BeNull();
        (await day.ForwardAsync(filed.Id)).Problem!.Code.Should().Be("recheck-over");
    }

    [Fact]
    public async Task Before_the_approval_there_is_no_result_to_doubt()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(db => db.ResultApprovals.Where(a => a.ExamDayId == day.Day).ExecuteDeleteAsync());

        (await day.FileAsync()).Problem!.Code.Should().Be("results-not-approved");
    }

    [Fact]
    public async Task Without_consent_there_is_no_recording_to_hear()
    {
        await using var day = await TwiceFailed.CreateAsync();
        await day.WithAsync(db => db.Participants.Where(p => p.Id == day.Twice).ExecuteUpdateAsync(set => set.SetProperty(p => p.Consent, Consent.Refused)));

        var refused = await day.FileAsync();

        (refused.Problem!.Code, refused.Problem.Clause).Should().Be(("recheck-no-consent", "001 §8.8"));
    }

    [Fact]
    public async Task A_family_sees_until_when_it_may_ask()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var grounds = (await day.WithAsync(db => RecheckGrounds.ReadAsync(db, day.Day)))!;

        var offer = grounds.Offer(day.Twice, new DateTime(2026, 3, 18, 9, 0, 0))!;

        (offer.Fails, offer.Refusal, offer.Until, offer.Late).Should().Be((2, null, new DateOnly(2026, 3, 19), false));
        grounds.Offer(day.Twice, new DateTime(2026, 3, 20, 9, 0, 0))!.Late.Should().BeTrue();
        grounds.Offer(day.Once, new DateTime(2026, 3, 18, 9, 0, 0))!.Refusal!.Code.Should().Be("recheck-first-fail");
    }

    [Theory]
    [InlineData("2025-08-31", 2024)]
    [InlineData("2025-09-01", 2025)]
    [InlineData("2026-03-11", 2025)]
    public void A_school_year_begins_in_September(string date, int starts) =>
        SchoolYear.Of(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).StartsIn.Should().Be(starts);
}
