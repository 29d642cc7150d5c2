using Itog.Exam.Closing;
using Itog.Exam.Forms;
using Itog.Exam.Letters;
using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Results;
using Itog.Exam.Retention;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rechecks;

public class RecheckDecisionTests
{
    private static readonly RecheckDecision Today = new(new DateOnly(2026, 3, 25), "протокол № 7");

    [Fact]
    public async Task A_pass_stands_in_place_of_the_fail_and_nothing_is_repeated()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();

        (await day.DecideAsync(recheck.Id, Today)).Value.Passed.Should().BeTrue();

        var result = await ResultAsync(day);
        (result.Passed, result.Sheet!.Passed, result.Case).Should().Be((true, false, null));
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "RecheckDecided"))).Should().Be(1);
    }

    [Fact]
    public async Task A_fail_leaves_the_result_as_it_was()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync(passed: false);

        (await day.DecideAsync(recheck.Id, Today)).Value.Passed.Should().BeFalse();

        var result = await ResultAsync(day);
        (result.Passed, result.Case).Should().Be((false, ReadmissionCase.Failed));
    }

    [Fact]
    public async Task Nothing_is_decided_before_the_protocol_is_signed()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, _) = await day.GivenAsync();

        (await day.DecideAsync(recheck.Id, Today)).Problem!.Code.Should().Be("recheck-not-done");
    }

    [Theory]
    [InlineData("mari-el-2025", RecheckCommission.NeverTookPart, null)]
    [InlineData("stavropol-2024", RecheckCommission.Regional, "001 §13.3")]
    [InlineData("tambov-2026", RecheckCommission.Regional, "003 разд. 12")]
    [InlineData("ru-2026", RecheckCommission.OtherSchool, "004 §9")]
    [InlineData("krasnodar-2025", RecheckCommission.OtherSchool, "004 §9")]
    public async Task Who_approves_the_result_the_regulation_says(string regulation, RecheckCommission commission, string? refusedBy)
    {
        await using var day = await TwiceFailed.CreateAsync(regulation, told: false);
        var recheck = await day.ReadyAsync();
        var (member, rechecker) = await day.MemberAsync("outsider");
        (await day.AssignAsync(recheck.Id, member, commission)).Problem.Should().BeNull();
        await day.SaveAsync(recheck.Code, rechecker, 1);
        (await day.SignAsync(recheck.Code, rechecker)).Problem.Should().BeNull();

        var outcome = await day.DecideAsync(recheck.Id, Today with { Decision = null });

        outcome.Problem?.Clause.Should().Be(refusedBy);
        (outcome.Problem?.Code).Should().Be(refusedBy is null ? null : "recheck-decision-missing");
    }

    [Theory]
    [InlineData("2026-03-24")]
    [InlineData("2026-03-26")]
    public async Task A_decision_stands_between_the_protocol_and_today(string on)
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();

        (await day.DecideAsync(recheck.Id, Today with { DecidedOn = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture) })).Problem!.Code.Should().Be("recheck-date");
    }

    [Fact]
    public async Task What_follows_an_unscorable_recording_the_region_decides_by_a_paper()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, rechecker) = await day.GivenAsync();
        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).RefuseRecordingAsync(recheck.Code, rechecker, " "))).Problem!.Code.Should().Be("reason-required");
        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).RefuseRecordingAsync(recheck.Code, rechecker, "тишина"))).Value.Recheck.State.Should().Be(RecheckState.Unscorable);

        (await day.DecideAsync(recheck.Id, Today with { Decision = null })).Problem!.Code.Should().Be("recheck-decision-missing", "even where the commission's own word is final");
        (await day.DecideAsync(recheck.Id, Today)).Problem!.Code.Should().Be("recheck-outcome-missing");
        (await day.DecideAsync(recheck.Id, Today with { Outcome = UnscorableOutcome.SitsAgain })).Value.Passed.Should().BeNull();
        (await ResultAsync(day)).Case.Should().Be(ReadmissionCase.Failed, "he may be admitted again");
    }

    [Fact]
    public async Task The_family_is_told_once_at_each_address_where_results_go_by_letter()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();

        (await NotifyAsync(day, recheck, NoticeChannel.Email)).Problem!.Code.Should().Be("recheck-not-decided");
        await day.DecideAsync(recheck.Id, Today);
        (await NotifyAsync(day, recheck, NoticeChannel.Email)).Value.Should().Be(2, "the participant and a parent");
        (await NotifyAsync(day, recheck, NoticeChannel.Email)).Value.Should().Be(0);
        (await day.WithAsync(db => db.Letters.Where(l => l.Topic == LetterTopic.Recheck).Select(l => l.Version).Distinct().SingleAsync())).Should().Be(recheck.Id.ToString("N"));
        var nobody = await NotifyAsync(day, recheck);
        (nobody.Problem!.Code, nobody.Problem.Clause).Should().Be(("recheck-no-post", "002 §77"));
    }

    [Fact]
    public async Task Who_knows_the_result_is_noted_and_the_first_note_stands()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();
        (await AcquaintAsync(day, recheck, null)).Problem!.Code.Should().Be("recheck-not-decided");
        await day.DecideAsync(recheck.Id, Today);

        (await AcquaintAsync(day, recheck, new DateOnly(2026, 3, 24))).Problem!.Code.Should().Be("recheck-date");
        (await AcquaintAsync(day, recheck, new DateOnly(2026, 3, 25))).Value.SignedOn.Should().Be(new DateOnly(2026, 3, 25));
        (await AcquaintAsync(day, recheck, null)).Value.SignedOn.Should().Be(new DateOnly(2026, 3, 25));
    }

    [Fact]
    public async Task Each_step_has_the_term_of_the_regulation()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = (await day.FileAsync()).Value;

        (await TermAsync(day, recheck)).Should().Be((DeadlineIds.RecheckForwarded, new DateOnly(2026, 3, 19), TermState.Over));
        await day.ForwardAsync(recheck.Id, "2026-03-25");
        (await TermAsync(day, recheck)).Should().Be((DeadlineIds.RecheckDone, new DateOnly(2026, 3, 26), TermState.Near));
        await day.BlindAsync(recheck.Id);
        var (member, rechecker) = await day.MemberAsync("outsider");
        await day.AssignAsync(recheck.Id, member);
        await day.SaveAsync(recheck.Code, rechecker, 1);
        await day.SignAsync(recheck.Code, rechecker);
        (await TermAsync(day, recheck)).Should().Be((DeadlineIds.RecheckResults, new DateOnly(2026, 3, 30), TermState.Running));
    }

    [Fact]
    public async Task Recordings_under_recheck_are_not_destroyed_and_the_refusal_names_whose()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();
        var name = await day.WithAsync(db => db.Participants.Where(p => p.Id == day.Twice).Select(p => p.FamilyName).SingleAsync());
        day.School.Clock.Advance(TimeSpan.FromDays(400));

        var refused = await DestroyAsync(day);

        refused.Problem!.Code.Should().Be("retention-recheck-open");
        refused.Problem.Detail.Should().Contain(name);
        await day.DecideAsync(recheck.Id, Today);
        (await DestroyAsync(day)).Problem.Should().BeNull();
    }

    private static Task<ParticipantResult> ResultAsync(TwiceFailed day) => day.WithAsync(async db =>
        (await ParticipantResult.ReadAsync(db, (await DayRecord.ReadAsync(db, day.Day))!)).Single(r => r.Participant.Person.Id == day.Twice));

    private static Task<Outcome<int>> NotifyAsync(TwiceFailed day, Recheck recheck, params NoticeChannel[] ways) =>
        day.WithAsync(db => new RecheckBook(db, day.School.Clock).NotifyAsync(day.Day, recheck.Id, ways, TwiceFailed.Organizer));

    private static Task<Outcome<RecheckAcquaintance>> AcquaintAsync(TwiceFailed day, Recheck recheck, DateOnly? signedOn) =>
        day.WithAsync(db => new RecheckBook(db, day.School.Clock).AcquaintAsync(day.Day, recheck.Id, ResultReader.Parent, signedOn, TwiceFailed.Organizer));

    private static Task<Outcome<Destruction>> DestroyAsync(TwiceFailed day) => day.WithAsync(db => new DestructionBook(db, day.School.Clock).BeginAsync(
        day.Day, [], [new ActSigner("Директор", "Иванова А. А."), new ActSigner("Техник", "Петров П. П.")], Guid.Empty, TwiceFailed.Organizer));

    private static Task<(string Id, DateOnly? On, TermState State)> TermAsync(TwiceFailed day, Recheck recheck) => day.WithAsync(async db =>
    {
        var now = await db.Rechecks.Include(r => r.Protocol).SingleAsync(r => r.Id == recheck.Id);
        var term = RecheckTerms.Next(now, (await RecheckGrounds.ReadAsync(db, day.Day))!, toldOn: null, new DateOnly(2026, 3, 25))!;
        return (term.Due.Deadline.Id, term.Due.On, term.State);
    });
}
