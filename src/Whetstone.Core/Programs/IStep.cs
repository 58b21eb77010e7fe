using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Something an executable does in its turn.</summary>
internal interface IStep
{
    void Run(Workers workers, ReadOnlySpan<DrawnStream> streams);
}
