using Itog.Conference.Workers;
using Itog.WebRtc;

namespace Itog.Conference.Tests.Workers;

public sealed class MailboxTests
{
    [Fact]
    public async Task Runs_commands_in_their_order_at_the_worker_s_time()
    {
        var mailbox = new Mailbox(() => { });
        var first = mailbox.Ask(now => now.Nanoseconds + 1);
        var second = mailbox.Ask(now => now.Nanoseconds + 2);
        first.IsCompleted.Should().BeFalse();

        mailbox.RunAll(new MediaTime(100));

        (await first).Should().Be(101);
        (await second).Should().Be(102);
    }

    [Fact]
    public void Rings_once_until_the_worker_has_looked()
    {
        var rings = 0;
        var mailbox = new Mailbox(() => rings++);
        _ = mailbox.Ask(_ => 1);
        _ = mailbox.Ask(_ => 2);
        rings.Should().Be(1);

        mailbox.RunAll(default);
        _ = mailbox.Ask(_ => 3);

        rings.Should().Be(2);
    }

    [Fact]
    public async Task Gives_a_command_s_exception_to_the_one_who_asked()
    {
        var mailbox = new Mailbox(() => { });
        var bad = mailbox.Ask<int>(_ => throw new InvalidOperationException("no"));
        var good = mailbox.Ask(_ => 1);

        mailbox.RunAll(default);

        await bad.Awaiting(t => t).Should().ThrowAsync<InvalidOperationException>();
        (await good).Should().Be(1);
    }

    [Fact]
    public async Task Fails_what_is_asked_after_the_end()
    {
        var mailbox = new Mailbox(() => { });
        var waiting = mailbox.Ask(_ => 1);
        mailbox.Close();
        var late = mailbox.Ask(_ => 2);

        await waiting.Awaiting(t => t).Should().ThrowAsync<ObjectDisposedException>();
        await late.Awaiting(t => t).Should().ThrowAsync<ObjectDisposedException>();
    }
}
