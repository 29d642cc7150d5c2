using Itog.Exam.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Itog.Exam.Tests.Audit;

public class AuditLogTests
{
    private static readonly DateTimeOffset Noon = new(2026, 2, 11, 9, 0, 0, TimeSpan.Zero);

    private static readonly string Stream = AuditStream.OfAuditorium(1, 1);

    [Fact]
    public async Task Numbers_streams_from_one_and_chains_all_rows()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await AppendAsync(database, Entry(Stream, "Joined"), Entry("day/1", "Opened"), Entry(Stream, "Admitted"));

        await using var db = database.Open();
        var rows = await db.AuditEvents.OrderBy(e => e.Id).ToListAsync();
        rows.Select(r => (r.Id, r.Stream, r.StreamSequence)).Should().Equal((1, Stream, 1), (2, "day/1", 1), (3, Stream, 2));
        rows[0].PreviousHash.Should().Equal(AuditEvent.Origin);
        rows[2].PreviousHash.Should().Equal(rows[1].Hash);
        rows[0].At.Should().Be(Noon);
    }

    [Fact]
    public async Task Reads_a_stream_in_order_from_a_sequence()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await AppendAsync(database, Entry(Stream, "A"), Entry("day/1", "X"), Entry(Stream, "B"), Entry(Stream, "C"));

        await using var db = database.Open();
        var types = new List<string>();
        await foreach (var row in AuditLog.ReadStreamAsync(db, Stream, 2))
        {
            types.Add(row.Type);
        }

        types.Should().Equal("B", "C");
        (await AuditLog.LastSequenceAsync(db, Stream)).Should().Be(3);
        (await AuditLog.LastSequenceAsync(db, "nothing")).Should().Be(0);
    }

    [Fact]
    public async Task Refuses_to_append_outside_a_transaction()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var db = database.Open();
        var append = () => AuditLog.AppendAsync(db, Entry(Stream, "Joined"));
        await append.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task Rolls_back_with_the_change_it_tells_of()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await using var transaction = await db.Database.BeginImmediateAsync();
            await AuditLog.AppendAsync(db, Entry(Stream, "Joined"));
        }

        await using var after = database.Open();
        (await after.AuditEvents.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("UPDATE AuditEvents SET Payload = '' WHERE Id = 1")]
    [InlineData("DELETE FROM AuditEvents WHERE Id = 1")]
    public async Task The_database_itself_refuses_to_change_or_remove_a_row(string sql)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await AppendAsync(database, Entry(Stream, "Joined"));

        await using var db = database.Open();
        var tamper = () => db.Database.ExecuteSqlRawAsync(sql);
        (await tamper.Should().ThrowAsync<SqliteException>()).Which.Message.Should().Contain("append-only");
    }

    [Fact]
    public async Task Finds_an_untouched_log_sound()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await AppendAsync(database, Entry(Stream, "A"), Entry(Stream, "B"));
        await AppendAsync(database, Entry(Stream, "C"));

        await using var db = database.Open();
        var verification = await AuditLog.VerifyAsync(db);
        verification.Sound.Should().BeTrue();
        verification.SoundRows.Should().Be(3);
        verification.Head.Should().Equal((await db.AuditEvents.SingleAsync(e => e.Id == 3)).Hash);
    }

    [Theory]
    [InlineData("UPDATE AuditEvents SET Payload = '[]' WHERE Id = 2", 2, AuditFault.RowAltered)]
    [InlineData("UPDATE AuditEvents SET At = '2026-02-11T10:00:00.0000000Z' WHERE Id = 1", 1, AuditFault.RowAltered)]
    [InlineData("UPDATE AuditEvents SET ActorRole = 'Expert' WHERE Id = 3", 3, AuditFault.RowAltered)]
    [InlineData("UPDATE AuditEvents SET AuditoriumId = NULL WHERE Id = 3", 3, AuditFault.RowAltered)]
    [InlineData("UPDATE AuditEvents SET PreviousHash = zeroblob(32) WHERE Id = 2", 2, AuditFault.ChainBroken)]
    [InlineData("DELETE FROM AuditEvents WHERE Id = 2", 2, AuditFault.RowMissing)]
    [InlineData("DELETE FROM AuditEvents WHERE Id = 1", 1, AuditFault.RowMissing)]
    public async Task Names_the_first_row_that_somebody_with_the_file_has_tampered_with(string sql, long row, AuditFault fault)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await AppendAsync(database, Entry(Stream, "A"), Entry(Stream, "B"), Entry(Stream, "C"));

        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEvents_no_update");
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER AuditEvents_no_delete");
        await db.Database.ExecuteSqlRawAsync(sql);

        var verification = await AuditLog.VerifyAsync(db);
        verification.FirstBrokenRow.Should().Be(row);
        verification.Fault.Should().Be(fault);
        verification.SoundRows.Should().Be(row - 1);
    }

    [Fact]
    public async Task Two_writers_at_once_both_append_and_the_chain_holds()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await Parallel.ForEachAsync(Enumerable.Range(1, 8), async (n, _) => await AppendAsync(database, Entry($"day/{n % 2}", "Written")));

        await using var db = database.Open();
        var verification = await AuditLog.VerifyAsync(db);
        verification.Sound.Should().BeTrue();
        verification.SoundRows.Should().Be(8);
    }

    [Fact]
    public void Fields_that_run_into_each_other_still_have_different_hashes()
    {
        var one = new AuditEvent { Stream = "ab", Type = "c", Payload = "{}", ActorId = "x", ActorRole = "y" };
        var two = new AuditEvent { Stream = "a", Type = "bc", Payload = "{}", ActorId = "x", ActorRole = "y" };
        one.ComputeHash().Should().NotEqual(two.ComputeHash());
    }

    private static AuditEntry Entry(string stream, string type) =>
        new(stream, type, """{"n":1}""", new Actor("7", "Technician"), Noon, 1);

    private static async Task AppendAsync(TemporaryDatabase database, params AuditEntry[] entries)
    {
        await using var db = database.Open();
        await using var transaction = await db.Database.BeginImmediateAsync();
        await AuditLog.AppendAsync(db, entries);
        await transaction.CommitAsync();
    }
}
