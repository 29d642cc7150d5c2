using Microsoft.AspNetCore.Authorization;

namespace Itog.Queue.Access;

/// <summary>Asks that the caller may open the page which the request's address names.</summary>
internal sealed class PageRequirement : IAuthorizationRequirement;
