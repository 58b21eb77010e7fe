using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Whetstone.Kernels;

namespace Whetstone.Bench.Layout;

/// <summary>The forward pass of a shape in both layouts, with the same tiles and the same order of loops.</summary>
internal static unsafe class Forward
{
    private const int Block = 16, Panel = 32;

    public static int Blocks(int channels) => (channels + Block - 1) / Block;

    /// <summary>x [N, H, W, C], y [N, OH, OW, O], weights [panel, (ky, kx, c), 32].</summary>
    public static void ChannelsLast(Shape s, float* x, float* w, float* y, float* zeros)
    {
        int k = s.Kernel * s.Kernel * s.C;
        nint row = (nint)s.In * s.C;
        TileJob job = new()
        {
            RowA = s.Stride * s.C,
            StepA = 1,
            SegmentA = row,
            StepB = Panel,
            SegmentB = (nint)s.Kernel * s.C * Panel,
            Segments = s.Kernel,
            Length = s.Kernel * s.C,
            RowC = s.O,
            Init = zeros,
        };
        for (int n = 0; n < s.N; n++)
        {
            for (int j = 0; j < s.O; j += Panel)
            {
                for (int i = 0; i < s.Out; i++)
                {
                    job.A = x + n * s.In * row + i * s.Stride * row;
                    job.B = w + (nint)j * k;
                    job.C = y + ((nint)n * s.Out + i) * s.Out * s.O + j;
                    TileRunner.Column(&job, s.Out, Math.Min(Panel, s.O - j));
                }
            }
        }
    }

    /// <summary>x [N, C/16, H, W, 16], y [N, O/16, OH, OW, 16], weights [panel, ky, (c/16, kx, 16), 32]; channels padded with zeros.</summary>
    public static void Blocked(Shape s, float* x, float* w, float* y, float* zeros)
    {
        int blocks = Blocks(s.C), outBlocks = Blocks(s.O), run = s.Kernel * Block;
        nint row = (nint)s.In * Block, plane = s.In * row, planeY = (nint)s.Out * s.Out * Block;
        for (int n = 0; n < s.N; n++)
        {
            for (int j = 0; j < outBlocks; j += 2)
            {
                for (int i = 0; i < s.Out; i++)
                {
                    int tiles = (s.Out + 13) / 14;
                    for (int t = 0, done = 0; t < tiles; t++)
                    {
                        int height = (s.Out - done + tiles - t - 1) / (tiles - t);
                        float* c = y + ((nint)n * outBlocks + j) * planeY + ((nint)i * s.Out + done) * Block;
                        TileJob job = new()
                        {
                            RowA = s.Stride * Block,
                            StepA = 1,
                            SegmentA = plane,
                            StepB = Panel,
                            SegmentB = (nint)run * Panel,
                            Segments = blocks,
                            Length = run,
                            RowC = Block,
                            C = c,
                        };
                        for (int ky = 0; ky < s.Kernel; ky++)
                        {
                            job.A = x + n * blocks * plane + (i * s.Stride + ky) * row + (nint)done * s.Stride * Block;
                            job.B = w + ((nint)j / 2 * s.Kernel + ky) * blocks * run * Panel;
                            job.Init = ky == 0 ? zeros : c;
                            job.RowInit = ky == 0 ? 0 : Block;
                            Planes.Run(&job, height, Math.Min(2, outBlocks - j), ky == 0 ? Block : planeY, planeY);
                        }

                        done += height;
                    }
                }
            }
        }
    }

    /// <summary>Depthwise, by strides: lanes are 16 channels, four pixels at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Depthwise(Shape s, float* x, float* w, float* y, bool blocked)
    {
        int blocks = s.C / Block, outer = blocked ? blocks : 1, inner = blocked ? 1 : blocks;
        nint pixel = blocked ? Block : s.C, row = s.In * pixel, rowY = s.Out * pixel, next = s.Stride * pixel;
        nint blockX = blocked ? s.In * row : Block, blockY = blocked ? s.Out * rowY : Block;
        for (int n = 0; n < s.N; n++)
            for (int b = 0; b < outer; b++)
                for (int i = 0; i < s.Out; i++)
                    for (int j = 0; j + 4 <= s.Out; j += 4)
                        for (int c = b; c < b + inner; c++)
                        {
                            float* px = x + (nint)n * s.In * s.In * s.C + c * blockX + i * s.Stride * row + j * next;
                            float* py = y + (nint)n * s.Out * s.Out * s.C + c * blockY + i * rowY + j * pixel;
                            Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
                            for (int ky = 0; ky < 3; ky++, px += row)
                                for (int kx = 0; kx < 3; kx++)
                                {
                                    float* q = px + kx * pixel;
                                    Vector512<float> v = Vector512.Load(w + (ky * 3 + kx) * s.C + c * Block);
                                    s0 = Vector512.FusedMultiplyAdd(v, Vector512.Load(q), s0);
                                    s1 = Vector512.FusedMultiplyAdd(v, Vector512.Load(q + next), s1);
                                    s2 = Vector512.FusedMultiplyAdd(v, Vector512.Load(q + 2 * next), s2);
                                    s3 = Vector512.FusedMultiplyAdd(v, Vector512.Load(q + 3 * next), s3);
                                }

                            Vector512.Store(s0, py);
                            Vector512.Store(s1, py + pixel);
                            Vector512.Store(s2, py + 2 * pixel);
                            Vector512.Store(s3, py + 3 * pixel);
                        }
    }
}
