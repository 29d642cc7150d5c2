using Itog.Server.Api;

namespace Itog.Server.Tests.Api;

public sealed class PagingTests
{
    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 1)]
    [InlineData(25, 10)]
    [InlineData(20, 10)]
    [InlineData(7, 500)]
    public void Pages_together_are_the_list(int count, int limit)
    {
        var all = Enumerable.Range(1, count).ToList();
        var read = new List<int>();
        string? cursor = null;
        do
        {
            var page = all.Cut(new PageRequest(limit, cursor), i => $"id-{i}").Value;
            page.Items.Count.Should().BeLessThanOrEqualTo(limit);
            read.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);

        read.Should().Equal(all);
    }

    [Fact]
    public void A_list_that_grows_between_two_pages_repeats_nothing()
    {
        List<string> list = ["б", "г", "е"];
        var first = list.Cut(new PageRequest(2), x => x).Value;
        list.Insert(0, "а");
        list.Insert(3, "д");

        list.Cut(new PageRequest(2, first.Next), x => x).Value.Items.Should().Equal("д", "е");
    }

    [Theory]
    [InlineData("!!!")]
    [InlineData("0L3QtdGC")]
    public void A_cursor_of_nothing_is_refused(string cursor) =>
        new[] { "а" }.Cut(new PageRequest(2, cursor), x => x).Problem!.Code.Should().Be("bad-cursor");

    [Theory]
    [InlineData(null, 100)]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(100_000, PageRequest.Most)]
    public void The_limit_stays_within_bounds(int? asked, int given) => new PageRequest(asked).Count.Should().Be(given);
}
