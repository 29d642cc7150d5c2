using Itog.Queue.Day;
using static Itog.Queue.Day.DayCommand;

namespace Itog.Queue.Tests.Day;

/// <summary>What the technician writes to a station.</summary>
public sealed class MessageTests
{
    private static readonly Guid Message = Guid.Parse("00000000-0000-0000-0000-0000000000aa");

    private readonly Scenario _day = new();

    [Fact]
    public void It_stands_until_the_interlocutor_confirms_it()
    {
        _day.Do(new SendMessage(Message, "  Проверьте микрофон.  "));
        _day.Day.Messages.Should().ContainSingle().Which.Should().Be(new StationMessage(Message, _day.Now, "Проверьте микрофон."));

        _day.Wait(TimeSpan.FromSeconds(7)).Do(new ConfirmMessage(Message));
        _day.Day.Messages.Single().ConfirmedAt.Should().Be(_day.Now);
    }

    [Fact]
    public void Said_or_confirmed_twice_it_happens_once()
    {
        _day.Do(new SendMessage(Message, "Проверьте микрофон."), new SendMessage(Message, "Проверьте микрофон."), new ConfirmMessage(Message));
        var events = _day.Events.Count;

        _day.Wait(TimeSpan.FromSeconds(1)).Do(new ConfirmMessage(Message));

        events.Should().Be(2);
        _day.Events.Should().HaveCount(events);
    }

    [Theory]
    [InlineData("", "message-empty")]
    [InlineData(" \n ", "message-empty")]
    [InlineData(null, "message-too-long")]
    public void Nothing_and_too_much_are_refused(string? text, string code) =>
        _day.Ask(new SendMessage(Message, text ?? new string('я', MessageRules.Longest + 1))).Problem!.Code.Should().Be(code);

    [Fact]
    public void A_message_that_was_never_sent_cannot_be_confirmed() =>
        _day.Ask(new ConfirmMessage(Message)).Problem!.Code.Should().Be("no-such-message");
}
