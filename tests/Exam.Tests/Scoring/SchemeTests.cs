using Itog.Exam.Demo;
using Itog.Exam.People;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Scoring;

/// <summary>By which scheme an answer is scored, and who has said so [004 §6.5, §7.2].</summary>
public class SchemeTests
{
    private static readonly Guid Organizer = DemoSchool.Staff.Single(s => s.Role == StaffRole.Organizer).Id;

    [Fact]
    public async Task Without_a_decision_both_schemes_are_open()
    {
        await using var school = await DemoDatabase.CreateAsync();
        (await SaveLiveAsync(school)).Succeeded.Should().BeTrue();
    }

    [Fact]
    public async Task A_decision_for_everybody_lets_no_draft_be_made_while_somebody_answers()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await DecideAsync(school, null, ScoringScheme.FromRecording);

        var refused = (await SaveLiveAsync(school)).Problem!;

        refused.Code.Should().Be("scheme-from-recording");
        refused.Clause.Should().Be(RegulationPacks.Get("ru-2026").ScoringSchemes.Clause);
    }

    [Fact]
    public async Task The_newest_decision_counts_and_one_for_the_category_outweighs_one_for_all()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await DecideAsync(school, null, ScoringScheme.FromRecording);
        await DecideAsync(school, ParticipantCategory.Usual, ScoringScheme.Live);
        (await SaveLiveAsync(school)).Succeeded.Should().BeTrue();
        await DecideAsync(school, ParticipantCategory.Usual, ScoringScheme.FromRecording);
        await DecideAsync(school, null, ScoringScheme.Live);
        (await SaveLiveAsync(school, 1)).Problem!.Code.Should().Be("scheme-from-recording");
    }

    [Fact]
    public async Task Autism_stays_with_the_recording_whatever_is_decided_for_all()
    {
        await using var school = await DemoDatabase.CreateAsync();
        await school.ChangeParticipantAsync(0, p => (p.Category, p.PmpkRecommendation) = (ParticipantCategory.AutismSpectrum, "№ 7 от 01.09.2025"));
        await DecideAsync(school, null, ScoringScheme.Live);

        (await SaveLiveAsync(school)).Problem!.Clause.Should().StartWith("004 §6.5");
        (await DecideAsync(school, ParticipantCategory.AutismSpectrum, ScoringScheme.Live)).Problem!.Code.Should().Be("scheme-not-for-category");
    }

    [Fact]
    public async Task A_decision_needs_its_ground_and_stands_in_the_log_of_the_day()
    {
        await using var school = await DemoDatabase.CreateAsync();
        (await DecideAsync(school, null, ScoringScheme.Live, " ")).Problem!.Code.Should().Be("ground-required");
        (await DecideAsync(school, null, ScoringScheme.Live, "приказ № 12")).Value.Id.Should().BePositive();

        await using var db = school.Open();
        var line = await db.AuditEvents.SingleAsync(e => e.Type == "SchemeDecided");
        line.Payload.Should().Contain("приказ № 12");
        line.ActorId.Should().Be(Organizer.ToString("D"));
    }

    [Fact]
    public void A_pack_that_knows_one_scheme_offers_no_other_except_to_a_scale_that_has_only_that()
    {
        var pack = RegulationPacks.Get("ru-2026") with { ScoringSchemes = new Ruled<IReadOnlyList<ScoringScheme>>([ScoringScheme.Live], "004 §7.2") };
        var set = CriteriaSets.Get("ru-2026");
        SchemeRules.Possible(pack, set.ScaleFor(ParticipantCategory.Usual).Value).Should().Equal(ScoringScheme.Live);
        SchemeRules.Possible(pack, set.ScaleFor(ParticipantCategory.AutismSpectrum).Value).Should().Equal(ScoringScheme.FromRecording);
    }

    [Fact]
    public void Where_the_pack_says_so_special_conditions_are_scored_from_the_recording_unless_the_school_decides_for_the_category()
    {
        var pack = RegulationPacks.Get("stavropol-2024");
        var scale = CriteriaSets.Get("ru-2026").ScaleFor(ParticipantCategory.LowVision).Value;
        var participant = Somebody(ParticipantCategory.LowVision);
        SchemeDecision Decision(ParticipantCategory? category) => new() { Category = category, Scheme = ScoringScheme.Live, Ground = "приказ" };

        SchemeRules.For(pack, scale, participant, []).Should().Equal(ScoringScheme.FromRecording);
        SchemeRules.For(pack, scale, participant, [Decision(null)]).Should().Equal(ScoringScheme.FromRecording);
        SchemeRules.For(pack, scale, participant, [Decision(ParticipantCategory.LowVision)]).Should().Equal(ScoringScheme.Live);
        SchemeRules.For(pack, scale, Somebody(ParticipantCategory.Usual), []).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("ru-2026", SchemeChooser.School, "приказ № 12", null, "scheme-chosen-by-others")]
    [InlineData("ru-2026", SchemeChooser.Region, "приказ министерства № 12", null, null)]
    [InlineData("mari-el-2025", SchemeChooser.Region, "приказ № 12", null, "scheme-chosen-by-others")]
    [InlineData("mari-el-2025", SchemeChooser.School, "приказ № 12", null, null)]
    [InlineData("mari-el-2025", SchemeChooser.School, " ", null, "ground-required")]
    [InlineData("stavropol-2024", SchemeChooser.SchoolWithMunicipality, "приказ № 12", null, "agreement-required")]
    [InlineData("stavropol-2024", SchemeChooser.SchoolWithMunicipality, "приказ № 12", "письмо № 3", null)]
    [InlineData("stavropol-2024", SchemeChooser.School, "приказ № 12", "письмо № 3", "scheme-chosen-by-others")]
    [InlineData("tambov-2026", SchemeChooser.Regulation, "приказ № 12", null, "scheme-not-chosen")]
    public void The_scheme_is_chosen_by_whom_the_pack_names_and_on_paper(string pack, SchemeChooser by, string ground, string? agreement, string? refusal)
    {
        var regulation = RegulationPacks.Get(pack);
        var problem = SchemeRefusals.Choice(regulation, new SchemeWish(null, ScoringScheme.Live, by, ground, agreement));
        problem?.Code.Should().Be(refusal);
        (problem is null).Should().Be(refusal is null);
        problem?.Clause.Should().Be(regulation.SchemeChosenBy.Clause);
    }

    [Fact]
    public void The_paper_of_the_municipality_stands_beside_that_of_the_school() =>
        new SchemeWish(null, ScoringScheme.Live, SchemeChooser.SchoolWithMunicipality, "приказ № 12", " письмо № 3 ").WholeGround
            .Should().Be("приказ № 12; согласовано с МОУО: письмо № 3");

    // 003 section 8 chooses for everybody: the recording for those examined in person at home or in hospital and for autism, else the live scheme [C8].
    [Theory]
    [InlineData(ParticipantCategory.Usual, false, null, ScoringScheme.Live)]
    [InlineData(ParticipantCategory.LowVision, false, null, ScoringScheme.Live)]
    [InlineData(ParticipantCategory.Usual, true, null, ScoringScheme.FromRecording)]
    [InlineData(ParticipantCategory.Usual, true, RemoteGround.HomeOrHospital, ScoringScheme.Live)]
    [InlineData(ParticipantCategory.AutismSpectrum, false, RemoteGround.Everyone, ScoringScheme.FromRecording)]
    public void A_regulation_that_names_the_scheme_itself_leaves_one(ParticipantCategory category, bool home, RemoteGround? remote, ScoringScheme scheme)
    {
        var pack = RegulationPacks.Get("tambov-2026");
        var participant = Somebody(category);
        (participant.HomeOrHospital, participant.RemoteGround) = (home, remote);
        SchemeRules.For(pack, CriteriaSets.Get("ru-2026").ScaleFor(category).Value, participant, []).Should().Equal(scheme);
    }

    [Fact]
    public void Without_consent_to_be_recorded_only_the_live_scheme_is_left()
    {
        var pack = RegulationPacks.Get("ru-2026");
        var scale = CriteriaSets.Get("ru-2026").ScaleFor(ParticipantCategory.Usual).Value;
        var participant = Somebody(ParticipantCategory.Usual);
        participant.Consent = Consent.Refused;
        SchemeRules.For(pack, scale, participant, [new SchemeDecision { Scheme = ScoringScheme.FromRecording, Ground = "приказ" }]).Should().Equal(ScoringScheme.Live);
    }

    private static Participant Somebody(ParticipantCategory category) => new()
    {
        Code = "0001", FamilyName = "Орлова", GivenName = "Анна", Class = "9А", DocumentNumber = "123456", Category = category,
    };

    private static async Task<Outcome<ProtocolPage>> SaveLiveAsync(DemoDatabase school, int participant = 0)
    {
        var attempt = await school.AttemptAsync(participant);
        await using var db = school.Open();
        return await new ProtocolBook(db, school.Clock).SaveDraftAsync(attempt.Id, school.Expert, new Dictionary<string, int>(), []);
    }

    private static async Task<Outcome<SchemeDecision>> DecideAsync(
        DemoDatabase school, ParticipantCategory? category, ScoringScheme scheme, string ground = "приказ № 12 от 20.01.2026")
    {
        school.Clock.Advance(TimeSpan.FromSeconds(1));
        await using var db = school.Open();
        return await new SchemeBook(db, school.Clock).DecideAsync(
            school.Demo.Day, new SchemeWish(category, scheme, SchemeChooser.Region, ground), Organizer, StaffRole.Organizer);
    }
}
