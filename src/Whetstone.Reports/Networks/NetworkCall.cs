using Whetstone.Nn;

namespace Whetstone.Reports;

/// <summary>A call of a module, seen while its network is traced.</summary>
/// <param name="Path">Dotted path.</param>
/// <param name="Module">The module.</param>
/// <param name="Before">Layers called before it began.</param>
/// <param name="X">What went in.</param>
/// <param name="Y">What came out.</param>
internal sealed record NetworkCall(string Path, Module Module, int Before, Tensor X, Tensor Y);
