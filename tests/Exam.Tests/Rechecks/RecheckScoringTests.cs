using Itog.Exam.Rechecks;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Rechecks;

public class RecheckScoringTests
{
    [Fact]
    public async Task A_recheck_is_scored_by_the_same_criteria_and_never_among_the_protocols_of_the_day()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var before = await day.WithAsync(db => db.ExpertProtocols.CountAsync());
        var (recheck, rechecker) = await day.GivenAsync();

        (await day.SaveAsync(recheck.Code, rechecker, 1)).Value.Sheet.Total.Should().Be(20);
        var signed = (await day.SignAsync(recheck.Code, rechecker)).Value;

        signed.Recheck.State.Should().Be(RecheckState.Scored);
        signed.Sheet.CriteriaSet.Id.Should().Be(RegulationPacks.Get("mari-el-2025").CriteriaSetId.Value);
        ProtocolSignature.Holds(signed.Recheck.Protocol!.Written(), signed.Sheet).Should().BeTrue();
        (await day.WithAsync(db => db.ExpertProtocols.CountAsync())).Should().Be(before);
        (await day.WithAsync(db => db.AuditEvents.Where(e => e.Type == "RecheckSigned").Select(e => e.Payload).SingleAsync())).Should().Contain(signed.Recheck.Protocol.SignatureHash);
    }

    [Fact]
    public async Task Nobody_else_finds_a_recording_whose_code_he_knows()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, _) = await day.GivenAsync();
        var (_, other) = await day.MemberAsync("other");

        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).FindAsync(recheck.Code, other))).Problem!.Code.Should().Be("no-such-recheck");
        (await day.SaveAsync(recheck.Code, other, 1)).Problem!.Code.Should().Be("no-such-recheck");
        (await day.SignAsync(recheck.Code, other)).Problem!.Code.Should().Be("no-such-recheck");
    }

    [Fact]
    public async Task Whoever_leaves_the_commission_leaves_his_recordings()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, rechecker) = await day.GivenAsync();
        await day.WithAsync(db => db.CommissionMembers.Where(m => m.StaffMemberId == rechecker).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReleasedAt, day.School.Clock.GetUtcNow())));

        (await day.SaveAsync(recheck.Code, rechecker, 1)).Problem!.Code.Should().Be("no-such-recheck");
        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).OfAsync(rechecker))).Should().BeEmpty();
    }

    [Fact]
    public async Task A_signed_recheck_is_never_changed_nor_given_away()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var recheck = await day.SignedAsync();
        var rechecker = await day.WithAsync(db => db.Rechecks.Where(r => r.Id == recheck.Id).Select(r => r.Protocol!.RecheckerId).SingleAsync());
        var (other, _) = await day.MemberAsync("other");

        (await day.SaveAsync(recheck.Code, rechecker, 0)).Problem!.Code.Should().Be("recheck-signed");
        (await day.SignAsync(recheck.Code, rechecker)).Problem!.Code.Should().Be("recheck-signed");
        (await day.AssignAsync(recheck.Id, other)).Problem!.Code.Should().Be("recheck-signed");
        (await day.BlindAsync(recheck.Id)).Problem!.Code.Should().Be("recheck-signed");
    }

    [Fact]
    public async Task Given_to_another_the_draft_of_the_first_goes_and_stays_in_the_log()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, first) = await day.GivenAsync();
        await day.SaveAsync(recheck.Code, first, 1);
        var (member, second) = await day.MemberAsync("second");

        (await day.AssignAsync(recheck.Id, member)).Problem.Should().BeNull();

        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).FindAsync(recheck.Code, second))).Value.Recheck.Protocol.Should().BeNull();
        (await day.WithAsync(db => db.AuditEvents.CountAsync(e => e.Type == "RecheckDraftDropped"))).Should().Be(1);
        (await day.SaveAsync(recheck.Code, first, 1)).Problem!.Code.Should().Be("no-such-recheck");
    }

    [Fact]
    public async Task An_unfinished_draft_is_not_signed_and_bad_scores_are_not_kept()
    {
        await using var day = await TwiceFailed.CreateAsync();
        var (recheck, rechecker) = await day.GivenAsync();

        (await day.SignAsync(recheck.Code, rechecker)).Problem!.Code.Should().Be("protocol-not-begun");
        var bad = await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).SaveAsync(recheck.Code, rechecker, new Dictionary<string, int> { ["Д1"] = 4 }, [], []));
        bad.Problem!.Code.Should().Be("score-out-of-range");
        (await day.WithAsync(db => new RecheckScoring(db, day.School.Clock).SaveAsync(recheck.Code, rechecker, new Dictionary<string, int> { ["Д1"] = 3 }, [], []))).Problem.Should().BeNull();
        (await day.SignAsync(recheck.Code, rechecker)).Problem!.Code.Should().Be("scores-missing");
    }
}
