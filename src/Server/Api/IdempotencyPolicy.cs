namespace Itog.Server.Api;

/// <summary>Marks an endpoint whose work must not happen twice, see <see cref="Idempotency"/>.</summary>
internal sealed record IdempotencyPolicy(bool Required);
