using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Itog.Conference;
using Itog.Conference.Turn;
using Itog.Exam.People;
using Itog.Exam.People.Attendants;
using Itog.Exam.Readiness;
using Itog.Exam.Regulation;
using Itog.Exam.Scoring;
using Itog.Queue.Day;
using Itog.Queue.Hub;
using Itog.Queue.Protocol;
using Itog.Queue.Wall;
using Itog.Recorder;
using Itog.Recorder.Quality;

namespace Itog.Queue.Tests.Protocol;

/// <summary>Holds the records of the wire and <c>web/src/protocol/messages.ts</c> with its parts together, name by name.</summary>
public sealed partial class WireShapeTests
{
    private static readonly string Messages = string.Concat(
        new[] { "messages", "alarm", "attempt", "calls", "card", "categories", "http", "media", "observer", "outcome", "participant", "queue", "scores", "station", "stationCall", "technician", "testCall", "wall" }.Select(part => File.ReadAllText(Find($"web/src/protocol/{part}.ts"))));

    public static TheoryData<string, Type> Records => new()
    {
        { "Problem", typeof(ProblemView) },
        { "Outcome", typeof(CallOutcome) },
        { "JoinReply", typeof(JoinReply) },
        { "IceServer", typeof(IceServer) },
        { "IceServersReply", typeof(IceServersReply) },
        { "IceRestartReply", typeof(IceRestartReply) },
        { "TestTakeReply", typeof(TestTakeReply) },
        { "TestVerdict", typeof(TestVerdictView) },
        { "TestVerdictReply", typeof(TestVerdictReply) },
        { "RoomAccess", typeof(RoomAccess) },
        { "StageView", typeof(StageView) },
        { "PersonName", typeof(PersonName) },
        { "Quotation", typeof(QuotationView) },
        { "RecordingView", typeof(RecordingView) },
        { "VerdictView", typeof(VerdictView) },
        { "AlarmView", typeof(AlarmView) },
        { "TicketView", typeof(TicketView) },
        { "AttemptView", typeof(AttemptView) },
        { "ParticipantView", typeof(ParticipantView) },
        { "StationView", typeof(StationView) },
        { "KimView", typeof(KimView) },
        { "CriterionView", typeof(CriterionView) },
        { "CriteriaGroupView", typeof(CriteriaGroupView) },
        { "SubtotalView", typeof(SubtotalView) },
        { "NotedError", typeof(NotedError) },
        { "ErrorTally", typeof(ErrorTally) },
        { "ProtocolView", typeof(ProtocolView) },
        { "ScaleView", typeof(ScaleView) },
        { "BreakView", typeof(BreakView) },
        { "HelpCall", typeof(HelpCallView) },
        { "Prompt", typeof(PromptView) },
        { "Ending", typeof(EndingView) },
        { "Endings", typeof(EndingsView) },
        { "Neighbour", typeof(NeighbourView) },
        { "NextInLine", typeof(NextInLineView) },
        { "ExpertView", typeof(ExpertView) },
        { "TechnicianView", typeof(TechnicianView) },
        { "ExtraTimeView", typeof(ExtraTimeView) },
        { "WrittenView", typeof(WrittenView) },
        { "AttendantPlaceView", typeof(AttendantPlaceView) },
        { "AttendedView", typeof(AttendedView) },
        { "AttendantView", typeof(AttendantView) },
        { "RoomStatistics", typeof(StatisticsView) },
        { "PictureState", typeof(SlotPictureView) },
        { "ObserverView", typeof(ObserverView) },
        { "ObservedAttemptView", typeof(ObservedAttemptView) },
        { "ObservedQueueView", typeof(ObservedQueueView) },
        { "MessageView", typeof(MessageView) },
        { "TileView", typeof(TileView) },
        { "TileAttemptView", typeof(TileAttemptView) },
        { "TileSideView", typeof(TileSideView) },
        { "TileQueueView", typeof(TileQueueView) },
        { "TroubleView", typeof(TroubleView) },
    };

    public static TheoryData<string, Type> Inner => new()
    {
        { "queue", typeof(QueuePlaceView) },
        { "preparation", typeof(PreparationView) },
        { "pause", typeof(PauseView) },
        { "notes", typeof(NotesView) },
        { "listening", typeof(ListeningView) },
        { "script", typeof(ScriptView) },
        { "auditorium", typeof(AuditoriumView) },
        { "levels", typeof(CriterionLevelView) },
        { "disk", typeof(DiskView) },
        { "manifests", typeof(ManifestView) },
        { "tracks", typeof(TrackStatisticsView) },
        { "members", typeof(MemberStatisticsView) },
    };

    public static TheoryData<string, Type> Cards => new()
    {
        { "text", typeof(KimCardView.Text) },
        { "textAndQuotation", typeof(KimCardView.TextAndQuotation) },
        { "quotation", typeof(KimCardView.QuotationOnly) },
        { "topics", typeof(KimCardView.TopicList) },
        { "topicCard", typeof(KimCardView.TopicCard) },
    };

    public static TheoryData<string, Type> Enumerations => new()
    {
        { "Seat", typeof(Seat) },
        { "TestCallEnd", typeof(TestCallEnd) },
        { "TestGrade", typeof(TestGrade) },
        { "TestFault", typeof(TestFault) },
        { "CheckedPart", typeof(CheckedPart) },
        { "HelpNeed", typeof(HelpNeed) },
        { "HelpState", typeof(HelpState) },
        { "TrackSource", typeof(TrackSource) },
        { "StageId", typeof(Stage) },
        { "AttemptPhase", typeof(AttemptPhase) },
        { "CheckId", typeof(CheckId) },
        { "RecordingState", typeof(RecordingPhase) },
        { "TicketState", typeof(TicketState) },
        { "Wish", typeof(Wish) },
        { "Spoken", typeof(Spoken) },
        { "ParticipantPhase", typeof(ParticipantPhase) },
        { "Page", typeof(Page) },
        { "ErrorKind", typeof(ErrorKind) },
        { "SlotPicture", typeof(SlotPicture) },
        { "MediaPath", typeof(MediaPath) },
        { "VerdictGrade", typeof(VerdictGrade) },
        { "GapCause", typeof(GapCause) },
        { "StaffRole", typeof(StaffRole) },
        { "TroubleKind", typeof(TroubleKind) },
        { "AnswerForm", typeof(AnswerForm) },
        { "AttendantRole", typeof(AttendantRole) },
    };

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_has_the_properties_of_its_interface(string name, Type record) =>
        Properties(record).Should().BeEquivalentTo(Interface(name));

    [Theory]
    [MemberData(nameof(Inner))]
    public void A_nested_record_has_the_properties_of_its_shape(string property, Type record)
    {
        var at = Regex.Match(Messages, $@"^ +{property}: \{{", RegexOptions.Multiline);
        at.Success.Should().BeTrue();
        Properties(record).Should().BeEquivalentTo(TopLevel(Body(at.Index + at.Length)));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_card_has_the_properties_of_its_kind(string kind, Type card)
    {
        var shape = Regex.Match(Messages, $@"\{{ (kind: '{kind}';)");
        Properties(card).Append("kind").Should().BeEquivalentTo(TopLevel(Body(shape.Groups[1].Index)));
    }

    [Theory]
    [MemberData(nameof(Enumerations))]
    public void An_enumeration_has_the_members_of_its_union(string name, Type enumeration)
    {
        var union = Regex.Match(Messages, $@"export type {name} =(?<members>[^;]*);").Groups["members"].Value;
        var members = Quoted().Matches(Regex.Replace(union, "//.*", "")).Select(m => m.Groups[1].Value);
        Enum.GetNames(enumeration).Select(JsonNamingPolicy.CamelCase.ConvertName).Should().BeEquivalentTo(members);
    }

    [Fact]
    public void The_hub_has_every_call_and_no_other_with_as_many_arguments()
    {
        var calls = Regex.Matches(Interface("Calls", raw: true) + Interface("CallsOfStationCall", raw: true), @"^\s+(\w+)\(([^)]*)\)", RegexOptions.Multiline)
            .Select(m => (m.Groups[1].Value, m.Groups[2].Value.Split(':').Length - 1));
        var methods = typeof(QueueHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => !m.IsVirtual && !m.IsSpecialName)
            .Select(m => (JsonNamingPolicy.CamelCase.ConvertName(m.Name), m.GetParameters().Length));

        methods.Should().BeEquivalentTo(calls.Select(c => c.Value is "saveScores" ? ("saveScores", 4) : (c.Value, c.Item2)));
    }

    [Fact]
    public void Times_are_utc_with_milliseconds_and_nulls_are_written()
    {
        var stage = new StageView(Stage.SilentReading, 3, "Чтение", null, 120, 0, new DateTimeOffset(2026, 2, 11, 9, 0, 0, TimeSpan.FromHours(3)), null, null, 0);

        JsonSerializer.Serialize(stage, WireJson.Options).Should().Be(
            """{"id":"silentReading","number":3,"title":"Чтение","task":null,"limitSeconds":120,"extraSeconds":0,"beganAt":"2026-02-11T06:00:00.000Z","endedAt":null,"standsSince":null,"stoodSeconds":0}""");
    }

    private static IEnumerable<string> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).Distinct();

    private static List<string> Interface(string name)
    {
        var declared = Regex.Match(Messages, $@"interface {name}(?: extends (\w+))? \{{");
        declared.Success.Should().BeTrue($"{name} is in messages.ts");
        var own = TopLevel(Body(declared.Index + declared.Length));
        return declared.Groups[1].Success ? [.. own.Concat(Interface(declared.Groups[1].Value))] : own;
    }

    private static string Interface(string name, bool raw)
    {
        var declared = Regex.Match(Messages, $@"interface {name}(?: extends \w+)? \{{");
        return raw ? Body(declared.Index + declared.Length) : "";
    }

    // The text from inside an opening brace to its closing one, without comments.
    private static string Body(int start)
    {
        var depth = 1;
        var end = start;
        while (depth > 0)
        {
            depth += Messages[end++] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return Comment().Replace(Messages[start..(end - 1)], "");
    }

    private static List<string> TopLevel(string body)
    {
        var flat = body;
        while (Nested().IsMatch(flat))
        {
            flat = Nested().Replace(flat, "object");
        }

        return [.. Property().Matches(flat).Select(m => m.Groups[1].Value)];
    }

    private static string Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, path)))
            {
                return Path.Combine(folder.FullName, path);
            }
        }

        throw new FileNotFoundException(path);
    }

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Nested();

    [GeneratedRegex(@"(?:^|[;\n])\s*(\w+)\??:")]
    private static partial Regex Property();

    [GeneratedRegex(@"'(\w+)'")]
    private static partial Regex Quoted();
}
