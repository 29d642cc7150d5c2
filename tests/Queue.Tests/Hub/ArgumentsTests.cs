using System.Text.Json;
using Itog.Conference;
using Itog.Exam.Regulation;
using Itog.Queue.Hub;
using Microsoft.Extensions.Time.Testing;

namespace Itog.Queue.Tests.Hub;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("\"silentReading\"", true)]
    [InlineData("\"SilentReading\"", false)]
    [InlineData("\"noSuchStage\"", false)]
    [InlineData("2", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    public void A_name_is_a_known_one_in_camel_case(string json, bool good) =>
        Judge(Arguments.Name<Stage>(Json(json), "fromStage").Problem, good, "fromStage");

    [Theory]
    [InlineData("0.5", true)]
    [InlineData("1", true)]
    [InlineData("-0.1", false)]
    [InlineData("1.1", false)]
    [InlineData("1e400", false)]
    [InlineData("\"NaN\"", false)]
    public void A_share_is_a_number_from_0_to_1(string json, bool good) =>
        Judge(Arguments.Share(Json(json), "microphonePeak").Problem, good, "microphonePeak");

    [Theory]
    [InlineData("1", true)]
    [InlineData("3", true)]
    [InlineData("0", false)]
    [InlineData("4", false)]
    [InlineData("1.5", false)]
    [InlineData("99999999999", false)]
    public void A_topic_is_a_whole_number_from_1_to_3(string json, bool good) =>
        Judge(Arguments.Number(Json(json), "topic", 1, 3).Problem, good, "topic");

    [Theory]
    [InlineData("""{"Ч1":1,"Р4":null}""", true)]
    [InlineData("""{"Ч1":1.5}""", false)]
    [InlineData("""{"Ч1":"1"}""", false)]
    [InlineData("""{"очень длинное имя":1}""", false)]
    [InlineData("[1]", false)]
    public void Scores_are_whole_numbers_or_null(string json, bool good) => Judge(Arguments.Scores(Json(json)).Problem, good, "scores");

    [Fact]
    public void A_score_that_is_null_is_left_out() =>
        Arguments.Scores(Json("""{"Ч1":1,"Р4":null}""")).Value.Should().Equal(new Dictionary<string, int> { ["Ч1"] = 1 });

    [Fact]
    public void More_scores_than_there_are_criteria_are_refused() => Judge(
        Arguments.Scores(Json($"{{{string.Join(',', Enumerable.Range(0, 41).Select(i => $"\"К{i}\":1"))}}}")).Problem, false, "scores");

    [Theory]
    [InlineData("[1,4]", true)]
    [InlineData("[0]", false)]
    [InlineData("[1,2,3,4,4]", false)]
    [InlineData("\"1\"", false)]
    public void Tasks_are_at_most_four(string json, bool good) => Judge(Arguments.Tasks(Json(json)).Problem, good, "notAttemptedTasks");

    [Theory]
    [InlineData("TeUA", "abcd", "0123456789abcdefABCD+/", true, "")]
    [InlineData("TeU", "abcd", "0123456789abcdefABCD+/", false, "session")]
    [InlineData("TeUA", "ab d", "0123456789abcdefABCD+/", false, "ufrag")]
    [InlineData("TeUA", "abcd", "0123456789abcdefABCD+", false, "password")]
    [InlineData("TeUA", "abcd", "0123456789abcdefABCD+\\r\\na=x", false, "password")]
    public void A_restart_has_the_characters_and_lengths_of_Ice(string session, string ufrag, string password, bool good, string named) =>
        Judge(Arguments.Restart(Json($$"""{"session":"{{session}}","ufrag":"{{ufrag}}","password":"{{password}}"}""")).Problem, good, named);

    [Theory]
    [InlineData("""[]""", true)]
    [InlineData("""[{"kind":"speech","seconds":61.5,"note":null}]""", true)]
    [InlineData("""[{"kind":"factual","seconds":null,"note":"в 1847 году"}]""", true)]
    [InlineData("""[{"kind":"speech","note":null}]""", false)]
    public void Noted_errors_have_a_kind_a_place_and_a_note(string json, bool good)
    {
        if (good)
        {
            Arguments.Errors(Json(json)).Succeeded.Should().BeTrue();
        }
        else
        {
            Arguments.Errors(Json(json)).Problem!.Detail.Should().Contain("seconds");
        }
    }

    [Theory]
    [InlineData("""{}""", "errors")]
    [InlineData("""[{"kind":"spelling","seconds":1,"note":null}]""", "kind")]
    [InlineData("""[{"kind":2,"seconds":1,"note":null}]""", "kind")]
    [InlineData("""[{"kind":"speech","seconds":-1,"note":null}]""", "seconds")]
    [InlineData("""[{"kind":"speech","seconds":"1","note":null}]""", "seconds")]
    [InlineData("""[{"kind":"speech","seconds":1,"note":7}]""", "note")]
    public void A_noted_error_that_is_wrong_is_named(string json, string named) => Arguments.Errors(Json(json)).Problem!.Detail.Should().Contain(named);

    [Fact]
    public void An_offer_is_read_with_its_table()
    {
        var offer = Arguments.Offer(Json("""
            {"sdp":"v=0","lines":[{"mid":"0","direction":"publish","source":"microphone","seat":null},
            {"mid":"1","direction":"receive","source":"screen","seat":"interlocutor"}]}
            """)).Value;

        offer.Sdp.Should().Be("v=0");
        offer.Lines.Should().Equal(
            new MediaLine("0", MediaLineDirection.Publish, TrackSource.Microphone),
            new MediaLine("1", MediaLineDirection.Receive, TrackSource.Screen, Seat.Interlocutor));
    }

    [Theory]
    [InlineData("""{"lines":[]}""", "sdp")]
    [InlineData("""{"sdp":"v=0"}""", "lines")]
    [InlineData("""{"sdp":"v=0","lines":[{"mid":"0","direction":"both","source":"camera"}]}""", "direction")]
    [InlineData("""{"sdp":"v=0","lines":[{"mid":"0","direction":"publish","source":"keyboard"}]}""", "source")]
    [InlineData("""{"sdp":"v=0","lines":[{"mid":"0","direction":"receive","source":"camera","seat":"stranger"}]}""", "seat")]
    [InlineData("""{"sdp":"v=0","lines":[{"mid":"a mid that is far too long","direction":"publish","source":"camera"}]}""", "mid")]
    [InlineData("\"v=0\"", "sdp")]
    public void A_bad_offer_is_refused_by_the_name_of_its_field(string json, string name) => Judge(Arguments.Offer(Json(json)).Problem, false, name);

    [Fact]
    public void An_offer_longer_than_64_KiB_is_refused() =>
        Judge(Arguments.Offer(Json($$"""{"sdp":"{{new string('a', 65_537)}}","lines":[]}""")).Problem, false, "sdp");

    [Fact]
    public void Calls_are_limited_and_the_limit_recovers_with_time()
    {
        var time = new FakeTimeProvider();
        var budget = new CallBudget(burst: 5, perSecond: 2, time);
        Enumerable.Range(0, 6).Select(_ => budget.TryTake()).Should().Equal(true, true, true, true, true, false);

        time.Advance(TimeSpan.FromSeconds(1));
        Enumerable.Range(0, 3).Select(_ => budget.TryTake()).Should().Equal(true, true, false);
    }

    private static void Judge(Exam.Problem? problem, bool good, string name)
    {
        if (good)
        {
            problem.Should().BeNull();
        }
        else
        {
            problem!.Code.Should().Be("bad-argument");
            problem.Detail.Should().Contain($"«{name}»");
        }
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;
}
