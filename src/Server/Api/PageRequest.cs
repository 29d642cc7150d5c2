using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Itog.Server.Api;

/// <summary>Which page of a list is asked for; bound from the query by <c>[AsParameters]</c>.</summary>
internal sealed record PageRequest(
    [property: FromQuery(Name = "limit"), Description("How many items, 1 to 500; 100 without it.")] int? Limit = null,
    [property: FromQuery(Name = "cursor"), Description("The «next» of the page before; none for the first page.")] string? Cursor = null)
{
    public const int Most = 500;

    private const int Usual = 100;

    public int Count => Math.Clamp(Limit ?? Usual, 1, Most);
}
