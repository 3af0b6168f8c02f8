import { BarChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use as provide } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Formats } from '@/words/format';
import type { Drawing } from './drawing';
import { onThemeChange, paletteOf, type Palette } from './palette';

provide([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, CanvasRenderer]);

function optionOf(drawing: Drawing, palette: Palette, f: Formats): EChartsCoreOption {
  const shown = (value: unknown) =>
    typeof value === 'number' ? (drawing.shares ? f.share(value) : f.number(value)) : '–';
  const several = drawing.series.length > 1;
  const text = { color: palette.subtle, fontFamily: palette.font, fontSize: 12 };
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    animationDuration: 300,
    textStyle: { fontFamily: palette.font },
    color: palette.series,
    // Patterns, so that bars are told apart without their colours; words are the page's own.
    aria: { enabled: true, label: { enabled: false }, decal: { show: several } },
    grid: { left: 4, right: 8, top: several ? 44 : 24, bottom: 0, containLabel: true },
    legend: { show: several, top: 0, left: 0, textStyle: text, itemHeight: 12, type: 'scroll' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      // Drawn too: the policy lets no style attributes in.
      renderMode: 'richText',
      backgroundColor: palette.background,
      borderColor: palette.line,
      textStyle: { ...text, color: palette.text },
      valueFormatter: shown,
    },
    xAxis: {
      type: 'category',
      data: drawing.categories,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      minInterval: drawing.shares ? 0 : 1,
      axisLabel: { ...text, formatter: shown },
      splitLine: { lineStyle: { color: palette.grid } },
    },
    series: drawing.series.map((one) => ({
      type: 'bar',
      name: one.name,
      data: one.values,
      barMaxWidth: 36,
      barGap: '10%',
      label: {
        show: !several,
        position: 'top',
        ...text,
        color: palette.text,
        formatter: ({ value }: { value: unknown }) => shown(value),
      },
    })),
  };
}

/** Draws in an element, and anew when it changes size or the page its colours. Gives back how to stop. */
export function draw(place: HTMLElement, drawing: Drawing, f: Formats): () => void {
  const chart = init(place, undefined, { renderer: 'canvas' });
  const paint = () => chart.setOption(optionOf(drawing, paletteOf(place), f), true);
  paint();
  const size = new ResizeObserver(() => chart.resize());
  size.observe(place);
  const forget = onThemeChange(paint);
  return () => {
    forget();
    size.disconnect();
    chart.dispose();
  };
}
