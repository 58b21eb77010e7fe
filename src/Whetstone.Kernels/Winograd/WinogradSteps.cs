using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>Transforms some tiles of a group; an index stands for a few tiles.</summary>
internal unsafe struct WinogradPixels<TForm> : IBody where TForm : struct, IWinogradForm
{
    public WinogradTiles Tiles;
    public WinogradPlanes Planes;
    public int First;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end) =>
        InputTransform<TForm>.Run(Tiles, First + start, First + end, Planes with { Start = Planes.Start + start * Planes.Pitch });
}

/// <summary>Multiplies a group of tiles with the weights; an index stands for one of the form's products.</summary>
internal unsafe struct WinogradProducts : IBody
{
    public WinogradProduct Product;
    public WinogradPlanes Pixels, Results;
    public int Rows;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end)
    {
        for (int i = start; i < end; i++) Product.Run(i, Rows, Pixels, Results);
    }
}

/// <summary>Turns the products of some tiles of a group into results.</summary>
internal unsafe struct WinogradResults<TForm> : IBody where TForm : struct, IWinogradForm
{
    public WinogradTiles Tiles;
    public WinogradPlanes Planes;
    public float* Init;
    public Finish Finish;
    public int First;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public readonly void Run(int start, int end) =>
        OutputTransform<TForm>.Run(Tiles, First + start, First + end, Planes with { Start = Planes.Start + start * Planes.Pitch }, Init, Finish);
}
