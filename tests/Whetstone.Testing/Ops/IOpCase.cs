namespace Whetstone.Testing;

/// <summary>Trials of one or more ops. The laws find every class that implements this, so adding a family's cases touches no other file.</summary>
public interface IOpCase
{
    /// <summary>Ops with inputs to try them on; every op needs at least one trial.</summary>
    IEnumerable<OpTrial> Trials { get; }
}
