using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Something an executable does in its turn.</summary>
internal interface IStep
{
    /// <summary>A name for people.</summary>
    string Name { get; }

    void Run(Workers workers, ReadOnlySpan<DrawnStream> streams);
}
