using Itog.Exam.Regulation;
using Itog.Exam.Results;

namespace Itog.Exam.Tests.Results;

public class DayTermsTests
{
    private static readonly RegulationPack MariEl = RegulationPacks.Get("mari-el-2025");
    private static readonly DateOnly ExamDay = new(2025, 2, 12);

    [Theory]
    [InlineData("2025-02-12", TermState.Running)]
    [InlineData("2025-02-14", TermState.Running)]
    [InlineData("2025-02-15", TermState.Near)]
    [InlineData("2025-02-17", TermState.Near)]
    [InlineData("2025-02-18", TermState.Over)]
    public void The_end_of_checking_comes_near_and_passes(string today, TermState state) =>
        Of(DeadlineIds.CheckingEnds, today).State.Should().Be(state);

    [Fact]
    public void What_was_done_stays_done_however_late()
    {
        var term = Of(DeadlineIds.CheckingEnds, "2025-03-20", (DeadlineEvent.CheckingEnd, new DateOnly(2025, 2, 19)));

        term.State.Should().Be(TermState.Done);
        term.DoneOn.Should().Be(new DateOnly(2025, 2, 19));
    }

    [Fact]
    public void A_term_whose_doing_the_server_cannot_see_is_past_and_not_called_over() =>
        Of(DeadlineIds.Schedule, "2025-02-12").State.Should().Be(TermState.Past);

    [Fact]
    public void The_nearer_of_two_terms_for_one_thing_stands_above()
    {
        var terms = DayTerms.Of(MariEl, ExamDay, new Dictionary<DeadlineEvent, DateOnly>(), ExamDay);
        var ids = terms.Select(t => t.Due.Deadline.Id).ToList();

        ids.IndexOf(DeadlineIds.RemoteResultFile).Should().BeLessThan(ids.IndexOf(DeadlineIds.CheckingEnds), "protocols of the remote form are wanted by day 3 [002 §40.5]");
    }

    [Theory]
    [InlineData("2026-02-11", ExamRound.Main)]
    [InlineData("2026-02-12", ExamRound.Main)]
    [InlineData("2026-03-11", ExamRound.FirstAdditional)]
    [InlineData("2026-04-20", ExamRound.SecondAdditional)]
    public void A_day_belongs_to_the_round_that_is_nearest(string date, ExamRound round) =>
        ExamRounds.Of(RegulationPacks.Get("ru-2026"), DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(round);

    private static Term Of(string id, string today, params (DeadlineEvent Event, DateOnly Date)[] happened) =>
        DayTerms.Of(MariEl, ExamDay, happened.ToDictionary(h => h.Event, h => h.Date), DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture))
            .Single(t => t.Due.Deadline.Id == id);
}
