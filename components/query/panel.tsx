'use client'

import { Component, type ReactNode } from 'react'
import { Broken } from './broken'

interface Props {
  /** What would not be there: `The chart was not drawn`. */
  readonly what: string
  readonly children: ReactNode
}

/** Keeps a fault of one panel in its own place. */
export class Panel extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken what={this.props.what} again={() => this.setState({ broken: false })} /> : this.props.children
  }
}
